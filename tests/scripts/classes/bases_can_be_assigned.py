class A:
    def name(self): return "A"
class B:
    def name(self): return "B"
class C(A): pass
class D(C): pass
c, d = C(), D()
print(c.name(), d.name())
C.__bases__ = (B,)
print(c.name(), d.name(), [cls.__name__ for cls in D.__mro__], A.__subclasses__(), B.__subclasses__())
C.__bases__ = (A, B)
print(c.name(), isinstance(d, B), C.__bases__)
