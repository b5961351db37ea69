def f(self, x=1): return (self, x)
bound = f.__get__("me")
print(bound(), bound(2), f.__get__(None, str) is f)  # expect: ('me', 1) ('me', 2) True
class C:
    s = staticmethod(f)
    c = classmethod(f)
print(C.s(1), C.c()[0] is C, C().s(7))  # expect: (1, 1) True (7, 1)
print(C.__dict__["s"].__func__ is f)  # expect: True
