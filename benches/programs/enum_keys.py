# Enum members: look-up by name and value, as dict keys, in comparisons and flags.
from enum import Enum, Flag, IntEnum, auto

N = 60000


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3


class Level(IntEnum):
    LOW = 1
    HIGH = 2


class Right(Flag):
    READ = auto()
    WRITE = auto()
    RUN = auto()


def main():
    prices = {Color.RED: 5, Color.GREEN: 7, Color.BLUE: 11}
    total = 0
    for i in range(N):
        color = Color(i % 3 + 1)
        total += prices[color]
        if color is Color.RED or color == Color.BLUE:
            total += color.value
        total += len(color.name) + len(Color["GREEN"].name)
        if Level(i % 2 + 1) > Level.LOW:
            total += Level.HIGH
        rights = Right.READ | Right.WRITE
        if Right.WRITE in rights:
            total += 1
    print("enum_keys", total, [c.name for c in Color])


main()
