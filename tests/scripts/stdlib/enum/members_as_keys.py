from enum import Enum, Flag, IntEnum, StrEnum


class Color(Enum):
    RED = 1
    GREEN = 2


class Level(IntEnum):
    LOW = 1


class Word(StrEnum):
    TEA = "tea"


class Right(Flag):
    READ = 1


class Own(Enum):
    A = 1

    def __hash__(self):
        return 7


print(hash(Color.RED) == hash("RED"), hash(Level.LOW), hash(Word.TEA) == hash("tea"), hash(Own.A))  # expect: True 1 True 7
print(hash(Right.READ) == hash("READ"))  # expect: True
prices = {Color.RED: 5, Level.LOW: 6, Word.TEA: 7, Own.A: 8, (Color.RED, 1): 9}
print(prices[Color(1)], prices[1], prices["tea"], prices[Own(1)], prices[(Color["RED"], 1)], Color.GREEN in prices)  # expect: 5 6 7 8 9 False
