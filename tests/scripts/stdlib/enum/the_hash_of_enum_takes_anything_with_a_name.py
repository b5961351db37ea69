from enum import Enum


class Named:
    def __init__(self):
        self._name_ = "x"


print(Enum.__hash__(Named()) == hash("x"))
try:
    Enum.__hash__(5)
except AttributeError as error:
    print(error)
