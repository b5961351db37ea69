# python3: differs because it is of Python 3.14
from annotationlib import Format, get_annotations


def f(a: int, b: undefined, c: list[undefined], d: "str", *args: *tuple[int], e: undefined.x[1, 2:3] = 1) -> -undefined + 1 * (2 + undefined): pass


class C:
    x: int
    y: undefined
    C: C


for thing in (f, C):
    for format in (Format.VALUE, Format.FORWARDREF, Format.STRING):
        try:
            found = get_annotations(thing, format=format)
        except NameError as error:
            print(format.name, error)
        else:
            print(format.name, str(found).replace(repr(f), "f"))
