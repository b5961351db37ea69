import inspect
from dataclasses import InitVar, dataclass, field, fields


@dataclass
class Point:
    x: int
    scale: InitVar[int] = 1
    log: list = field(default_factory=list)


print(inspect.signature(Point))  # expect: (x: int, scale: dataclasses.InitVar[int] = 1, log: list = <factory>) -> None
print(Point.__init__.__annotations__)  # expect: {'x': <class 'int'>, 'scale': dataclasses.InitVar[int], 'log': <class 'list'>, 'return': None}
print([repr(item)[-18:] for item in fields(Point)])  # expect: ['field_type=_FIELD)', 'field_type=_FIELD)']
