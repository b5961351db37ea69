# What a class adds to its base is its layout: a class that adds the same, or nothing, may take its place.
class Plain: pass
class Other: pass
class Empty: __slots__ = ()
class Derived(Plain): pass
class Slotted: __slots__ = ("x",)
class WithDict: __slots__ = ("__dict__",)
class WithWeak: __slots__ = ("__weakref__",)
class Text(str): pass
class Items(list): pass
class OtherItems(list): pass
class Emptied(list): __slots__ = ()
class Failure(ValueError): pass

classes = Plain, Other, Empty, Derived, Slotted, WithDict, WithWeak, Text, Items, OtherItems, Emptied, Failure
for old in classes:
    allowed = []
    for new in (*classes, object, list, ValueError, KeyError):
        changed = type("C", (old,), {})
        try:
            changed.__bases__ = (new,)
            allowed.append(new.__name__)
        except TypeError as error:
            assert str(error).startswith("__bases__ assignment: "), error
    print(old.__name__, *allowed)


class Changed(list): __slots__ = ()


for bases in (Items,), (list, Empty), (Items, Emptied), (dict,), (str,):
    try:
        Changed.__bases__ = bases
        print([base.__name__ for base in bases])
    except TypeError as error:
        print(error)
