class Vec:
    def __init__(self, *c): self.c = c
    def __add__(self, o): return Vec(*(a + b for a, b in zip(self.c, o.c)))
    def __mul__(self, k): return Vec(*(a * k for a in self.c))
    __rmul__ = __mul__
    def __neg__(self): return self * -1
    def __sub__(self, o): return self + -o
    def __eq__(self, o): return self.c == o.c
    def __abs__(self): return sum(a * a for a in self.c) ** 0.5
    def __repr__(self): return f"Vec{self.c}"
a = Vec(3, 4)
print(a + a, 2 * a, a * 2 == a + a, -a, a - Vec(1, 1), abs(a))  # expect: Vec(6, 8) Vec(6, 8) True Vec(-3, -4) Vec(2, 3) 5.0
