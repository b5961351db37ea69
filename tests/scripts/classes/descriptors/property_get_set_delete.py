class Circle:
    def __init__(self, r): self._r = r
    @property
    def r(self):
        "The radius."
        return self._r
    @r.setter
    def r(self, value):
        if value < 0: raise ValueError("negative radius")
        self._r = value
    @r.deleter
    def r(self): self._r = 0
c = Circle(2)
c.r = 5
print(c.r, Circle.r.__doc__)  # expect: 5 The radius.
del c.r
print(c.r)  # expect: 0
try:
    c.r = -1
except ValueError as e:
    print(e)  # expect: negative radius
