class C: __call__ = staticmethod(lambda *a: a)
class D: __call__ = len
class E:
    __call__ = D()
print(C()(1, 2), E()("abc") if False else "ok")  # expect: (1, 2) ok
class F:
    def __call__(self, *a, **k): return a, k
print(F()(1, x=2), callable(F()), callable(object()))  # expect: ((1,), {'x': 2}) True False
f = F()
f.__call__ = lambda: "instance"
print(f())  # expect: ((), {})
