class V:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
    def __eq__(self, o): return isinstance(o, V) and self.n == o.n
    def __le__(self, o): return ["truthy list"]
a, b = V(1), V(2)
print(a < b, a > b, a == V(1), a != b, a <= b)  # expect: True False True True ['truthy list']
print(sorted([V(3), V(1), V(2)], key=None)[0].n, max([a, b]).n, min(a, b).n)  # expect: 1 2 1
class W: pass
try:
    W() < W()
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'W' and 'W'
