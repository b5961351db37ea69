# Defining classes: dataclasses of several kinds, enums, named tuples, ABCs.
from abc import ABC, abstractmethod
from collections import namedtuple
from dataclasses import dataclass, field
from enum import Enum

ROUNDS = 60


def define(n):
    @dataclass
    class Plain:
        a: int
        b: str = "x"
        c: list = field(default_factory=list)

    @dataclass(frozen=True, order=True)
    class Frozen:
        x: int
        y: int = 0

    @dataclass(slots=True, kw_only=True)
    class Slotted(Plain):
        d: float = 1.5

    class Base(ABC):
        @abstractmethod
        def run(self): ...

    class Real(Base):
        def run(self):
            return n

    class Kind(Enum):
        A = 1
        B = 2
        C = 3

    Pair = namedtuple("Pair", "left right")
    return Plain(n).a + Frozen(n) .x + int(Slotted(a=1).d) + Real().run() + Kind.B.value + Pair(1, 2).right


def main():
    print("dataclass_define", sum(define(n) for n in range(ROUNDS)))


main()
