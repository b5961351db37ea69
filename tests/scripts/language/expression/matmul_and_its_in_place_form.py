class M:
    def __init__(self, n): self.n = n
    def __matmul__(self, o): return M(self.n * o.n)
    def __imatmul__(self, o):
        self.n = -o.n
        return self
a = M(3)
b = a @ M(4)
print(b.n, (a @ b @ a).n)  # expect: 12 108
a @= b
print(a.n)  # expect: -12
try:
    [1] @ [2]
except TypeError as e:
    print(e)  # expect: unsupported operand type(s) for @: 'list' and 'list'
