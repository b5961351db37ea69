import pprint
from dataclasses import dataclass


@dataclass
class Record:
    a_long_name_of_a_field: str
    another_long_name: list


@dataclass
class Plain:
    value: str

    def __repr__(self):
        return "plain"


pprint.pprint(Record("x" * 30, ["y" * 30, "z" * 30]))
pprint.pprint(Plain("x" * 90))
