# An item's `__eq__` may change the lists that are compared or searched: what is there afterwards counts.
class Item:
    def __init__(self, act):
        self.act = act

    def __eq__(self, other):
        act, self.act = self.act, lambda: None
        act()
        return False

    __hash__ = None


items = [1, Item(lambda: items.clear()), 2]
print(items < [1, 5, 2])  # expect: True
items = [1, Item(lambda: items.clear()), 2]
print(items > [1, 5, 2])  # expect: False
items = [1, Item(lambda: items.__setitem__(slice(0, 2), [1, 3])), 2]
print(items < [1, 5, 2])  # expect: True

wanted = object()
items = [1, Item(lambda: items.extend([7, wanted])), 2]
print(items.index(wanted))  # expect: 4
items = [1, Item(lambda: items.extend([7, wanted])), 2]
print(items.index(wanted, 0, 100))  # expect: 4
items = [1, Item(lambda: items.extend([7, wanted])), 2]
try:
    items.index(wanted, 0, -1)
except ValueError:
    print("not before the last of the three")  # expect: not before the last of the three
