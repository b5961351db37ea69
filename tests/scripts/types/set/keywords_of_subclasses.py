# A subclass of set takes keywords when it has its own __init__; its own __new__ alone does not help, but for frozenset.
class Made(set):
    def __new__(cls, items, name=None):
        return super().__new__(cls, items)


class Filled(set):
    def __init__(self, items, name=None):
        super().__init__(items)
        self.name = name


class Frozen(frozenset):
    def __new__(cls, items, name=None):
        return super().__new__(cls, items)


print(Filled([1], name="a").name)  # expect: a
print(Frozen([1], name="a"))  # expect: Frozen({1})
print(Made([1]))  # expect: Made({1})
try:
    Made([1], name="a")
except TypeError as error:
    print(error)  # expect: set() takes no keyword arguments
