class A:
    __slots__ = "y"

    def __getattr__(self, name):
        return f"no {name}"


class B(A):
    __slots__ = ()


class C(A):
    pass


for kind in A, B, C:
    o = kind()
    print(o.y, getattr(o, "y"), hasattr(o, "y"))
    o.y = 1
    print(o.y)
    del o.y
    print(o.y)
    try:
        A.y.__get__(o)
    except AttributeError as e:
        print(e)
