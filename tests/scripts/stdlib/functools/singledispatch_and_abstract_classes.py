from collections.abc import Container, Hashable, Iterable, Set, Sized
from functools import singledispatch


@singledispatch
def kind(value):
    return "any"


kind.register(Hashable, lambda value: "hashable")
print(kind(1), kind([]))  # expect: hashable any
# What a class itself has comes before what it inherits: every object is hashable.
kind.register(Sized, lambda value: "sized")
print(kind("a"), kind([]), kind(1))  # expect: sized sized hashable
kind.register(Container, lambda value: "container")
try:
    kind([])
except RuntimeError as error:
    print(error)
# expect: Ambiguous dispatch: <class 'collections.abc.Sized'> or <class 'collections.abc.Container'>
# A set is a subclass of both, so nothing is ambiguous.
kind.register(Set, lambda value: "set")
print(kind({1}), kind(frozenset()), kind({}.keys()))  # expect: set set set


class Long:
    def __len__(self):
        return 3


class LongBox(Long):
    def __contains__(self, item):
        return True


print(kind(Long()), kind(LongBox()))  # expect: sized container


# A class that is registered with the abstract class later is noticed.
class Later:
    pass


kind.register(Iterable, lambda value: "iterable")
print(kind(Later()))  # expect: hashable
Iterable.register(Later)
print(kind(Later()))  # expect: iterable
print(type(kind.registry).__name__, object in kind.registry)  # expect: mappingproxy True
