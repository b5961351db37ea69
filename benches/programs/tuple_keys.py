# Dict keys that are frozen dataclasses, named tuples, and tuples with script objects inside.
from collections import namedtuple
from dataclasses import dataclass

N = 60000
Point = namedtuple("Point", "x y")


@dataclass(frozen=True)
class Cell:
    x: int
    y: int


class Tag:
    def __init__(self, text):
        self.text = text

    def __eq__(self, other):
        return isinstance(other, Tag) and self.text == other.text

    def __hash__(self):
        return hash(self.text)


def main():
    cells, points, tagged = {}, {}, {}
    tags = [Tag(str(i)) for i in range(20)]
    for i in range(N):
        cell = Cell(i % 30, i % 7)
        cells[cell] = cells.get(cell, 0) + 1
        point = Point(i % 30, i % 7)
        points[point] = points.get(point, 0) + point.x
        key = (tags[i % 20], Tag(str(i % 10)))
        tagged[key] = tagged.get(key, 0) + 1
    print("tuple_keys", len(cells), sum(points.values()), len(tagged), max(tagged.values()))


main()
