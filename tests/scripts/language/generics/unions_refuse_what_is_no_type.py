# python3: differs because unions are typing.Union since 3.14
import typing
def tried(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


T = typing.TypeVar("T")
for left in (T, int | str, typing.List):
    for right in (5, "s", [int], (int, str), typing.Optional, typing.Generic, typing.Self):
        tried(lambda: left | right)
for kind in (typing.List, typing.Optional):
    for argument in (typing.Generic, typing.Optional, typing.ClassVar[int], typing.Self):
        tried(lambda: kind[argument])
