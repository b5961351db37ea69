# python3: differs because it is of Python 3.14
from annotationlib import Format, call_annotate_function, get_annotations


def h(a, b): pass


print(h.__annotate__, h.__annotations__)
h.__annotate__ = lambda format: {"x": format}
print(h.__annotations__, get_annotations(h, format=Format.STRING))
h.__annotations__ = {"q": int}
print(h.__annotate__, get_annotations(h, format=Format.STRING))


class E:
    a: int


class Derived(E): pass


print(Derived.__annotations__, Derived.__annotate__, sorted(name for name in vars(E) if "annot" in name))
print(E.__annotations__, sorted(name for name in vars(E) if "annot" in name))
print(call_annotate_function(E.__annotate__, Format.STRING))
for what in (lambda: setattr(h, "__annotate__", 1), lambda: delattr(h, "__annotate__"), lambda: setattr(E, "__annotate__", 1), lambda: setattr(int, "__annotate__", None), lambda: E.__annotate__(4)):
    try:
        what()
    except Exception as error:
        print(type(error).__name__, error)
del E.__annotations__
print(E.__annotations__, E.__annotate__)
