# python3: differs because a dataclass knows the module that made it
from dataclasses import KW_ONLY, dataclass, make_dataclass

for fields in ([("for", int)], [()], [("a", 1, 2, 3)], ["a", "a"], ["1"], ["match", "type"]):
    try:
        print(make_dataclass("C", fields))
    except TypeError as error:
        print(error)
try:

    @dataclass
    class Twice:
        _: KW_ONLY
        a: int
        b: KW_ONLY
except TypeError as error:
    print(error)
