# The candidate in the table is the left operand; a subclass goes first; identity when nobody knows.
class Base:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        print(f"{self.name} asked about {getattr(other, 'name', other)}")
        return NotImplemented


class Derived(Base):
    def __eq__(self, other):
        print(f"derived {self.name} asked about {getattr(other, 'name', other)}")
        return NotImplemented

    __hash__ = Base.__hash__


class Sly:
    """Equal to everything, in a way that is not a bool."""

    def __init__(self, truth):
        self.truth = truth

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return Answer(self.truth)


class Answer:
    def __init__(self, truth):
        self.truth = truth

    def __bool__(self):
        print("truth", self.truth)
        return self.truth


class Lopsided:
    def __bool__(self):
        return 3


class Broken:
    __hash__ = Base.__hash__

    def __eq__(self, other):
        return Lopsided()


print({Base("a"): 1}.get(Base("b")))
print({Base("a"): 1}.get(Derived("b")))
print({Derived("a"): 1}.get(Base("b")))
print({Base("a"): 1}.get(1))
print({1: "one"}.get(Base("b")))
print({1: "one"}.get(Sly(True)), {1: "one"}.get(Sly(False)))
print({Sly(True): "sly"}.get(1))
try:
    {Broken(): 1}[1]
except TypeError as error:
    print(error)
