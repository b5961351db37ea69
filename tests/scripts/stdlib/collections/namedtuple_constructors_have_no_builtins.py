from collections import namedtuple

Point = namedtuple("Point", "x y z", defaults=[5, 6])
print(Point.__new__.__globals__["__builtins__"], Point.__new__.__defaults__, Point.__new__.__name__)  # expect: {} (5, 6) __new__
print(Point(1), Point(1, z=2))  # expect: Point(x=1, y=5, z=6) Point(x=1, y=5, z=2)
try:
    Point()
except TypeError as error:
    print(error)  # expect: Point.__new__() missing 1 required positional argument: 'x'
