# python3: differs because 3.12 mended it
from typing import Protocol, runtime_checkable


@runtime_checkable
class Point(Protocol):
    __match_args__ = ("x", "y")
    x: int
    y: int


class Place:
    def __init__(self, x, y):
        self.x = x
        self.y = y


print(isinstance(Place(1, 2), Point))  # expect: True
match Place(1, 2):
    case Point(x, y):
        print(x, y)  # expect: 1 2
