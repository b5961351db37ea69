# python3: differs because 3.14 parenthesises in other places
from __future__ import annotations

import dataclasses
import typing


def f(
    a: Dict[ str , "int" ], b: list["X"] | None = None, *c: *Ts, d: Callable[[int,str],None] = 0, e: (1,), f: tuple[()],
    g: -a ** -b, h: (a or b) and c, i: a if b else (c if d else e), j: lambda x, *y, z=1: x, k: [x for x, y in z if x],
    l: f"a{b!r:>{w}}{{}}", m: f"it's {x}", n: {'a':1, **b}, o: x[1:2, ::3], p: 1.0e100, q: 'y'.z if 0 else 1 .real,
) -> "forward": pass


for name, text in f.__annotations__.items():
    print(name, text)


class NT(typing.NamedTuple):
    x: int
    y: "str" = 1


@dataclasses.dataclass
class D:
    x: List[ "D" ]
    y: int = 1


print([field.type for field in dataclasses.fields(D)])
