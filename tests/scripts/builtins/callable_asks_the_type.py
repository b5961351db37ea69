class C:
    def __call__(self): pass
class D: pass
d = D()
d.__call__ = lambda: 1
print(callable(C()), callable(d), callable(D), callable(len), callable("a"), callable(lambda: 0), callable(print.__call__))  # expect: True False True True False True True
