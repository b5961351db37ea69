class Point:
    __slots__ = ("x",)

try:
    Point().x
except AttributeError as error:
    print(error, error.name)
try:
    del Point().x
except AttributeError as error:
    print(error)
