# python3: differs because the wording is that of 3.14
from functools import singledispatch


@singledispatch
def f(a):
    pass


def alias(x: list[int]):
    pass


def union(x: list[int] | str):
    pass


for args in ((list[int],), (list[int], print), (42,), (list[int] | str,), (alias,), (union,)):
    try:
        f.register(*args)
    except TypeError as error:
        print(error)
