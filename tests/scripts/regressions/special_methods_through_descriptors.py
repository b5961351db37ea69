class Through:
    def __init__(self, value): self.value = value
    def __get__(self, obj, owner=None): return lambda *args: self.value
class Called:
    def __call__(self, *args): return 4 if not args else args
class A:
    __len__ = __int__ = __hash__ = __abs__ = __index__ = __round__ = __trunc__ = Through(7)
    __float__, __bool__, __str__, __repr__ = Through(1.5), Through(True), Through("s"), Through("r")
    __format__, __complex__, __divmod__ = Through("f"), Through(1j), Through("d")
class B:
    __int__ = __hash__ = __abs__ = Called()
    __add__ = staticmethod(lambda other: other)
import math
a, b = A(), B()
print(len(a), int(a), hash(a), abs(a), range(9)[a], round(a), math.trunc(a))  # expect: 7 7 7 7 7 7 7
print(float(a), bool(a), str(a), repr(a), f"{a}", complex(a), divmod(a, 1), "%d %s %x" % (a, a, a))  # expect: 1.5 True s r f 1j d 7 s 7
print(int(b), hash(b), abs(b), b + 3)  # expect: 4 4 4 3
