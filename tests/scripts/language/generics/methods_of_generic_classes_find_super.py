# python3: differs because 3.11 does not know this syntax
class A:
    def __init__(self): print("A")
class B[T](A):
    def __init__[U](self):
        super().__init__()
        print(__class__.__name__, T, U)
B()
class M(type):
    def __new__(mcls, name, bases, ns, **kw):
        print(name, [b.__name__ for b in bases], kw)
        return super().__new__(mcls, name, bases, ns)
    def __init__(cls, *args, **kw): pass
class C[T](metaclass=M, x=1): pass
