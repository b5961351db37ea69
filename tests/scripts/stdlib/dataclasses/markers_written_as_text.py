import dataclasses
import typing
from dataclasses import InitVar, dataclass
from typing import ClassVar
class ClassVarious: pass
@dataclass
class C:
    a: "ClassVar[int]" = 1
    b: "typing.ClassVar" = 2
    c: "ClassVarious" = 3
    d: "other.ClassVar[int]" = 4
    e: "InitVar[int]" = 5
    f: "dataclasses.InitVar" = 6
    _: "dataclasses.KW_ONLY"
    g: "int" = 7
print([field.name for field in dataclasses.fields(C)])  # expect: ['c', 'd', 'g']
