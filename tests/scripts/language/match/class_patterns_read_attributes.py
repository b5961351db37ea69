class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y):
        self.x, self.y = x, y
    @property
    def total(self):
        return self.x + self.y
class Point3(Point):
    pass
def f(value):
    match value:
        case Point(0, 0): return "origin"
        case Point(x, y=0): return f"on the axis at {x}"
        case Point(total=10): return "ten"
        case Point(missing=_): return "missing"
        case Point(x, y): return f"{x}, {y}"
    return "no point"
print(f(Point(0, 0)), f(Point(3, 0)), f(Point3(4, 6)), f(Point(1, 2)), f((0, 0)), sep="; ")  # expect: origin; on the axis at 3; ten; 1, 2; no point
