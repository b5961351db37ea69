# python3: differs because 3.11 refuses values that are no members
from enum import Enum, Flag

class Colour(Enum):
    RED = 1

    @classmethod
    def _missing_(cls, value):
        print("missing", value)  # expect: missing 5
        return cls.RED

class Access(Flag):
    READ = 1
    WRITE = 2

Colour(5)
print(5 in Colour, 1 in Colour, [] in Colour)  # expect: False True False
print(3 in Access, 8 in Access)  # expect: True False
