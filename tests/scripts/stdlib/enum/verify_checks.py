# python3: differs because 3.14 says it in other words
from enum import CONTINUOUS, NAMED_FLAGS, UNIQUE, Enum, Flag, verify


def refuse(check, base, **members):
    try:
        print(verify(check)(base("D", members)))
    except ValueError as error:
        print(error)


refuse(CONTINUOUS, Flag, A=1, B=8)
refuse(CONTINUOUS, Enum, A=1, B=4)
refuse(CONTINUOUS, Enum, A=1, B=2)
refuse(NAMED_FLAGS, Flag, A=1, B=8, C=7, D=6)
refuse(NAMED_FLAGS, Flag, A=1, B=2, C=7)
refuse(UNIQUE, Enum, A=1, B=1)
