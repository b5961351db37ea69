class A:
    __slots__ = ("a", "b")


class B:
    __slots__ = ("b", "a")


x = A()
x.a, x.b = 1, 2
x.__class__ = B
print(type(x).__name__, x.a, x.b)
