from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Employee(NamedTuple):
    """Who works here."""

    name: str
    id: int = 3

    def label(self):
        return f"{self.name}#{self.id}"


print(Employee("Ann"), Employee("Ann").label(), Employee._field_defaults)  # expect: Employee(name='Ann', id=3) Ann#3 {'id': 3}
print(Employee.__doc__, Employee.__annotations__)  # expect: Who works here. {'name': <class 'str'>, 'id': <class 'int'>}


class Box(NamedTuple, Generic[T]):
    item: T


print(Box(1), Box[int], Box[int](2))  # expect: Box(item=1) __main__.Box[int] Box(item=2)
Pair = NamedTuple("Pair", [("a", int), ("b", str)])
print(Pair(1, "x"), Pair.__annotations__, Pair.__module__)
# expect: Pair(a=1, b='x') {'a': <class 'int'>, 'b': <class 'str'>} __main__
try:

    class Late(NamedTuple):
        a: int = 1
        b: str
except TypeError as error:
    print(error)  # expect: Non-default namedtuple field b cannot follow default field a
try:

    class New(NamedTuple):
        a: int

        def __new__(cls):
            pass
except AttributeError as error:
    print(error)  # expect: Cannot overwrite NamedTuple attribute __new__
try:

    class Mixed(NamedTuple, int):
        a: int
except TypeError as error:
    print(error)  # expect: can only inherit from a NamedTuple type and Generic
