class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, *args, **kw): return self.n + sum(args) + sum(kw.values())
a = Adder(10)
print(a(), a(1, 2), a(x=5), callable(a), callable(5))  # expect: 10 13 15 True False
print(sorted([3, 1, 2], key=Adder(0)), list(map(a, range(3))))  # expect: [1, 2, 3] [10, 11, 12]
