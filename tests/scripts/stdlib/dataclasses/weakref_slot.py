# python3: differs because 3.11 makes a second place for weak references
import weakref
from dataclasses import dataclass


@dataclass(slots=True, weakref_slot=True)
class Slotted:
    a: int


class Plain:
    pass


@dataclass(slots=True, weakref_slot=True)
class Derived(Plain):
    a: int


slotted = Slotted(1)
print(slotted.__weakref__)  # expect: None
reference = weakref.ref(slotted)
print(slotted.__weakref__ is reference)  # expect: True
print(Slotted.__slots__, Derived.__slots__)  # expect: ('a', '__weakref__') ('a',)
