class C:
    def __new__(cls, *a, **k):
        print("new", a, k)  # expect: new (1,) {'k': 2}
        return super().__new__(cls)
    def __init__(self, *a, **k): print("init", a, k)  # expect: init (1,) {'k': 2}
C(1, k=2)
class N:
    def __new__(cls, x): return super().__new__(cls)
N(1)
class I:
    def __init__(self, x): pass
for f in (lambda: N(), lambda: I(), lambda: object(1), lambda: type("E", (), {})(1)):
    try: f()
    except TypeError as e: print(e)
    # expect: N.__new__() missing 1 required positional argument: 'x'
    # expect: I.__init__() missing 1 required positional argument: 'x'
    # expect: object() takes no arguments
    # expect: E() takes no arguments
