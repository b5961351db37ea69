# python3: differs because the wording is that of 3.14
from enum import Enum, property


class Base(Enum):
    @property
    def first(self):
        return f"{self.name} comes first"


class Place(Base):
    first = 1
    second = 2


print(list(Place), Place.first.first, Place.second.first)
for change in (lambda: Place.name, lambda: setattr(Place.first, "value", 3)):
    try:
        change()
    except AttributeError as error:
        print(error)
