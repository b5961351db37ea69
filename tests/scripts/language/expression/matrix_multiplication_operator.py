class M:
    def __init__(self, v): self.v = v
    def __matmul__(self, other): return f"{self.v}@{other.v}"
    def __rmatmul__(self, other): return f"{other}@@{self.v}"
    def __imatmul__(self, other): return M(f"{self.v}@={other.v}")
print(M(1) @ M(2), 7 @ M(3))  # expect: 1@2 7@@3
m = M(4)
m @= M(5)
print(m.v)  # expect: 4@=5
