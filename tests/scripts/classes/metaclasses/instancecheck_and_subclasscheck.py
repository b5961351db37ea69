class M(type):
    def __instancecheck__(cls, o): return o == 5
    def __subclasscheck__(cls, c): return c is int
class C(metaclass=M): pass
print(isinstance(5, C), isinstance(6, C), isinstance(C(), C), issubclass(int, C), issubclass(str, C), isinstance(6, (C, str)))  # expect: True False True True False False
