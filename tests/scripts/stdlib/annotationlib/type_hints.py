# python3: differs because it is of Python 3.14
import inspect
import typing
from annotationlib import Format


def g(a: "int", b: "undefined" = 1, *, c: undefined = 2) -> None: pass


class C:
    x: "list[C]"


print(typing.get_type_hints(C, globals()))
try:
    typing.get_type_hints(g)
except NameError as error:
    print(error)
print(typing.get_type_hints(g, format=Format.STRING))
print(inspect.signature(g, annotation_format=Format.STRING))
print(typing.List["x"].__args__, list["x"].__args__)
