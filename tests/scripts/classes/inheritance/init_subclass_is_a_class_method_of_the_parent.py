class Base:
    found = []
    def __init_subclass__(cls, /, tag=None, **rest):
        super().__init_subclass__(**rest)
        Base.found.append((cls.__name__, tag))
class A(Base): pass
class B(A, tag=1): pass
print(Base.found)  # expect: [('A', None), ('B', 1)]
try:
    class C(Base, other=2): pass
except TypeError as e:
    print(e)  # expect: C.__init_subclass__() takes no keyword arguments
