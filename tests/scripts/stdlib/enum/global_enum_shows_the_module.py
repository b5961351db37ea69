# python3: differs because the wording is that of 3.14
from enum import Enum, Flag, IntEnum, global_enum


@global_enum
class One(Enum):
    FIRST = 1


@global_enum
class Bits(Flag):
    LOW = 1
    HIGH = 2


@global_enum
class Count(IntEnum):
    TWO = 2


print(repr(One.FIRST), str(One.FIRST))
print(repr(Bits.LOW | Bits.HIGH), str(Bits.LOW | Bits.HIGH), repr(Bits(0)), str(Bits(0)))
print(repr(Count.TWO), str(Count.TWO))
