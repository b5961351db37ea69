# python3: differs because unions are shown as 3.14 shows them
import collections
from dataclasses import KW_ONLY, InitVar, dataclass, field
from typing import ClassVar, List, Optional


@dataclass
class A:
    x: int
    y: List[int] = field(default_factory=list)
    z: Optional[int] = None
    c: ClassVar[int] = 3
    i: InitVar[int] = 3
    v: "str" = "q"
    u: int | str = 5
    _: KW_ONLY
    w: collections.deque


@dataclass
class Empty:
    pass


@dataclass
class Told:
    """What it is."""

    x: int


print(A.__doc__)
print(Empty.__doc__)
print(Told.__doc__)
