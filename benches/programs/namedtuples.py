# Making named tuples, reading their fields, replacing and unpacking.
from collections import namedtuple
from typing import NamedTuple

N = 120000
Point = namedtuple("Point", ["x", "y"])


class Row(NamedTuple):
    key: int
    value: str = "-"


def main():
    total = 0
    for i in range(N):
        point = Point(i % 50, y=i % 7)
        row = Row(i)
        x, y = point
        total += point.x * point.y + x + row.key % 3 + len(row.value)
        if i % 10 == 0:
            total += point._replace(x=3).x + Point._make((1, 2)).y
    print("namedtuples", total, Point(1, 2), Row(3, "c")._asdict())


main()
