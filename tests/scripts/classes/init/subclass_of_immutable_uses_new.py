class Celsius(float):
    def __new__(cls, value, unit="C"):
        self = super().__new__(cls, value)
        self.unit = unit
        return self
    def __repr__(self): return f"{float(self)}{self.unit}"
t = Celsius(36.6)
print(t, t + 1, t.unit, isinstance(t, float))  # expect: 36.6C 37.6 C True
class Pair(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    first = property(lambda self: self[0])
print(Pair(1, 2), Pair(3, 4).first, len(Pair(1, 2)))  # expect: (1, 2) 3 2
