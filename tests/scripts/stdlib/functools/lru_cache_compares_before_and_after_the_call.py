import functools

class K:
    def __init__(self, n): self.n = n
    def __eq__(self, other):
        print("eq", self.n, other.n)
        return self.n == other.n
    def __hash__(self): return self.n % 2

for size in (None, 2):
    @functools.lru_cache(size)
    def f(a, b): return 1
    f(1, K(2))
    f(1, K(2))
    f(1, K(4))
    print(f.cache_info())
