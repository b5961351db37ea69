# isinstance against classes, tuples, unions, ABCs of the library and one's own, and runtime protocols.
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from numbers import Number
from typing import Protocol, runtime_checkable

N = 40000


class Shape(ABC):
    @abstractmethod
    def area(self): ...


class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side


@runtime_checkable
class HasArea(Protocol):
    def area(self): ...


def main():
    values = [1, "a", [1], {"a": 1}, Square(2), 2.5, (1, 2), None]
    total = 0
    for i in range(N):
        value = values[i % 8]
        if isinstance(value, (int, float)):
            total += 1
        if isinstance(value, int | str):
            total += 2
        if isinstance(value, Mapping):
            total += 3
        if isinstance(value, Sequence):
            total += 5
        if isinstance(value, Iterable):
            total += 7
        if isinstance(value, Shape):
            total += value.area()
        if isinstance(value, Number):
            total += 11
        if i % 8 == 4 and isinstance(value, HasArea):
            total += 13
    print("isinstance_abc", total)


main()
