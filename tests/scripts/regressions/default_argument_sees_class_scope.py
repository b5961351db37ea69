class C:
    n = 5
    def f(self, x=n): return x
    g = lambda self, k=n + 1: k
print(C().f(), C().g())  # expect: 5 6
