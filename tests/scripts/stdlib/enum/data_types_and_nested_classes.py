# python3: differs because nested classes are members no more
from dataclasses import dataclass
from enum import Enum, member, nonmember


class Mixed(Enum):
    INT = int
    TEXT = "x"

    class Plain:
        pass

    @member
    class Chosen:
        pass

    left = nonmember(7)


print([item.name for item in Mixed], Mixed.Plain.__name__, Mixed.left)
try:

    class Both(int, str, Enum):
        A = 1
except TypeError as error:
    print(str(error).partition(":")[0])


@dataclass
class Point:
    x: int
    y: int = 0


class Corner(Point, Enum):
    LEFT = 1
    RIGHT = 3, 4


print(repr(Corner.LEFT), Corner.RIGHT.y)


class Hex(int):
    def __repr__(self):
        return hex(self)


class Byte(Hex, Enum):
    A = 255


print(repr(Byte.A), str(Byte.A))
