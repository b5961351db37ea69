# python3: differs because enums show how they are called since 3.12
import enum
import inspect


class Color(enum.Enum):
    RED = 1


print(inspect.signature(Color))
print(inspect.signature(enum.Enum))
print(inspect.signature(enum.IntFlag))
