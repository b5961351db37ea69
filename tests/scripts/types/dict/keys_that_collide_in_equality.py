class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): return self.n == o.n
    def __repr__(self): return f"K{self.n}"
d = {K(i % 3): i for i in range(6)}
print(d, d[K(1)], K(5) in d)  # expect: {K0: 3, K1: 4, K2: 5} 4 False
del d[K(0)]
d[K(0)] = "again"
print(d)  # expect: {K1: 4, K2: 5, K0: 'again'}
