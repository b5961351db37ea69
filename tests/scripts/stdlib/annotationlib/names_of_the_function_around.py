# python3: differs because it is of Python 3.14
from annotationlib import Format, get_annotations


def outer():
    known = 3

    def inner(a: known, b: later, c: undefined): pass

    class K:
        a: known
        b: K
        c: later

    for thing in (inner, K):
        found = get_annotations(thing, format=Format.FORWARDREF)
        print([getattr(value, "__forward_arg__", value) for value in found.values()])
        print(get_annotations(thing, format=Format.STRING))
    later = 4
    print(get_annotations(K), get_annotations(inner, format=Format.FORWARDREF)["b"])


outer()
