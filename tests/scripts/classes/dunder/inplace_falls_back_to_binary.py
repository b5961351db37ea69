class N:
    def __init__(self, v): self.v = v
    def __add__(self, o): return N(self.v + o)
    def __isub__(self, o):
        self.v -= o
        return self
    def __imul__(self, o): return NotImplemented
    def __mul__(self, o): return N(self.v * o)
a = b = N(1)
a += 5
print(a.v, b.v)  # expect: 6 1
b -= 10
print(b.v)  # expect: -9
b *= 3
print(b.v)  # expect: -27
