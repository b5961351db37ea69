# The methods that are made have the globals of the module, so that their annotations can be read; and odd names of fields
# are no trouble.
from __future__ import annotations

from dataclasses import dataclass
from typing import get_type_hints


@dataclass
class Inner:
    my_self: int
    make: int = 3


@dataclass
class Outer:
    self: Inner


print(get_type_hints(Outer.__init__) == {"self": Inner, "return": type(None)})  # expect: True
print(Outer.__init__.__globals__ is globals(), Inner(1), Outer(Inner(2, make=4)))  # expect: True Inner(my_self=1, make=3) Outer(self=Inner(my_self=2, make=4))
