import functools
class C:
    p = functools.partialmethod(lambda self, a, b: (a, b), 1)
    c = functools.partial(lambda *a: a, "plain")
    l = len
    def __len__(self): return 4
print(C().p(2), C().l("abc"), C.l("ab"))  # expect: (1, 2) 3 2
