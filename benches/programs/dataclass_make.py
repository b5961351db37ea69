# Making, comparing, replacing and printing instances of dataclasses.
from dataclasses import dataclass, field, replace

N = 60000


@dataclass(order=True)
class Item:
    weight: int
    name: str = "item"
    tags: list = field(default_factory=list, compare=False)


@dataclass(frozen=True)
class Place:
    x: int
    y: int


def main():
    total = 0
    places = {}
    for i in range(N):
        item = Item(i % 50)
        item.tags.append(i)
        if item < Item(25, "x"):
            total += item.weight
        place = Place(i % 10, i % 7)
        places[place] = places.get(place, 0) + 1
        if i % 10 == 0:
            total += replace(item, weight=3).weight + len(repr(place))
    print("dataclass_make", total, len(places))


main()
