class Meta(type):
    def mro(cls):
        return [cls, B, A, object]
class A:
    x = "A"
class B:
    x = "B"
class C(A, metaclass=Meta): pass
print([cls.__name__ for cls in C.__mro__], C.x, C().x)
class Wrong(type):
    def mro(cls): return [cls, 3]
try:
    class D(metaclass=Wrong): pass
except TypeError as error:
    print(error)
