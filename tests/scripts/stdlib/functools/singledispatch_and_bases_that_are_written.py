from collections.abc import Container, Iterable, Set, Sized
from functools import singledispatch


@singledispatch
def kind(value):
    return "any"


for cls in (Iterable, Container, Sized, Set):
    kind.register(cls, lambda value, name=cls.__name__: name)


class Long(Sized):
    def __len__(self):
        return 0


# A base that is written comes before what a class was registered with.
Iterable.register(Long)
Container.register(Long)
print(kind(Long()))  # expect: Sized
# But not before a subclass of it.
Set.register(Long)
print(kind(Long()))  # expect: Set


class Plain:
    def __len__(self):
        return 0


class Box(Plain):
    pass


# A base that is not abstract comes later.
Container.register(Box)
print(kind(Plain()), kind(Box()))  # expect: Sized Container
Iterable.register(Box)
try:
    kind(Box())
except RuntimeError as error:
    print(str(error)[:18])  # expect: Ambiguous dispatch
