from dataclasses import dataclass, make_dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass
class Parent(Generic[T]):
    x: T


Child = make_dataclass("Child", [("y", T), ("z", int, 3)], bases=(Parent[int], Generic[T]))
print(Child(1, 2))  # expect: Child(x=1, y=2, z=3)
print(Child.__orig_bases__ == (Parent[int], Generic[T]))  # expect: True
