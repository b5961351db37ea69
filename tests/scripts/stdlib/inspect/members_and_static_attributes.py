import inspect


class Base:
    one = 1

    def method(self): ...

    @property
    def prop(self):
        raise ValueError("not to be called")


class Sub(Base):
    two = 2

    def __getattr__(self, name):
        return "made up"


print([name for name, _ in inspect.getmembers(Sub, inspect.isfunction)])
print([pair for pair in inspect.getmembers(Sub) if not pair[0].startswith("__") and isinstance(pair[1], int)])
print(type(inspect.getattr_static(Sub(), "prop")).__name__, inspect.getattr_static(Sub(), "one"))
try:
    inspect.getattr_static(Sub(), "nothing")
except AttributeError as error:
    print(repr(error))
print(inspect.getmro(Sub))
print(inspect.cleandoc("  a\n    b\n      c\n\n"))


def gen():
    yield


g = gen()
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), g.close(), inspect.getgeneratorstate(g))
