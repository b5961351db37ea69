class Data:
    def __get__(self, o, t): return "from the metaclass"
    def __set__(self, o, v): pass
class M(type):
    a = Data()
    b = "metaclass attribute"
    c = "metaclass attribute"
class C(metaclass=M):
    a = "class"
    c = "class"
print(C.a, C.b, C.c, hasattr(C(), "b"))  # expect: from the metaclass metaclass attribute class False
