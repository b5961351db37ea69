from collections import namedtuple

Point = namedtuple("Point", "x y")
point = Point(1, 2)
try:
    point.x = 5
except AttributeError as error:
    print(error)  # expect: can't set attribute
try:
    del point.x
except AttributeError as error:
    print(error)  # expect: can't delete attribute
print(point, Point.x.__doc__)  # expect: Point(x=1, y=2) Alias for field number 0
