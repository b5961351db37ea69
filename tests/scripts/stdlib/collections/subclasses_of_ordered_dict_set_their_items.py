# python3: differs because 3.11 words the number of arguments otherwise
from collections import OrderedDict


class Loud(OrderedDict):
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)


items = Loud([("a", 1)], b=2)
items.update({"c": 3}, d=4)
items.setdefault("e")
items.setdefault("a")
items |= {"f": 6}
items.copy()
Loud.fromkeys("x")


class Pairs:
    def items(self):
        return [("g", 7)]


class Keys:
    def keys(self):
        return ["h"]

    def __getitem__(self, key):
        return key


items.update(Pairs())
items.update(Keys())
for wrong in ([1], [(1, 2, 3)], [()], 5):
    try:
        items.update(wrong)
    except (TypeError, ValueError) as error:
        print(error)
for call in (OrderedDict, items.update):
    try:
        call({}, {})
    except TypeError as error:
        print(error)
