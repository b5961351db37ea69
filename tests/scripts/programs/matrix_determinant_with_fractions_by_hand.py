class Fraction:
    def __init__(self, n, d=1):
        a, b = abs(n), abs(d)
        while b: a, b = b, a % b
        a = a if d > 0 else -a
        self.n, self.d = n // a, d // a
    def __add__(self, o): o = lift(o); return Fraction(self.n * o.d + o.n * self.d, self.d * o.d)
    def __mul__(self, o): o = lift(o); return Fraction(self.n * o.n, self.d * o.d)
    def __truediv__(self, o): o = lift(o); return Fraction(self.n * o.d, self.d * o.n)
    def __neg__(self): return Fraction(-self.n, self.d)
    def __sub__(self, o): return self + -lift(o)
    def __rsub__(self, o): return lift(o) - self
    __radd__, __rmul__ = __add__, __mul__
    def __eq__(self, o): o = lift(o); return (self.n, self.d) == (o.n, o.d)
    def __bool__(self): return self.n != 0
    def __repr__(self): return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)
def lift(x): return x if isinstance(x, Fraction) else Fraction(x)
def determinant(rows):
    rows, det = [[Fraction(x) for x in row] for row in rows], Fraction(1)
    for i in range(len(rows)):
        pivot = next((r for r in range(i, len(rows)) if rows[r][i]), None)
        if pivot is None: return Fraction(0)
        if pivot != i: rows[i], rows[pivot], det = rows[pivot], rows[i], -det
        det = det * rows[i][i]
        for r in range(i + 1, len(rows)):
            k = rows[r][i] / rows[i][i]
            rows[r] = [a - k * b for a, b in zip(rows[r], rows[i])]
    return det
print(determinant([[2, 1, 3], [0, 4, 1], [5, 2, 2]]), determinant([[1, 2], [2, 4]]), 1 - Fraction(1, 3), sum([Fraction(1, k) for k in range(1, 11)]), Fraction(-4, -6) == Fraction(2, 3))  # expect: -43 0 2/3 7381/2520 True
