# python3: differs because 3.14 lists __init_subclass__ and less of the mixin
from enum import Enum, Flag, property


class Color(Enum):
    RED = 1

    def describe(self):
        return self.name

    @property
    def shade(self):
        return "dark"


class Bits(Flag):
    A = 1


print(dir(Color))
print(dir(Color.RED))
print(dir(Bits.A))
