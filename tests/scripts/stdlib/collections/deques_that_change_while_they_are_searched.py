# python3: differs because 3.11 words the ValueError otherwise
from collections import deque


class Meddler:
    """Equal to nothing; changes the deque when it is compared."""

    def __init__(self, items, change):
        items.append(self)
        self.items, self.change = items, change

    def __eq__(self, other):
        self.change(self.items)
        return False


def attempt(operation, change):
    items = deque([1])
    Meddler(items, change)
    items.append(2)
    try:
        return operation(items)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


OPERATIONS = {
    "in": lambda items: 5 in items,
    "count": lambda items: items.count(5),
    "index": lambda items: items.index(5),
    "remove": lambda items: items.remove(5),
    "==": lambda items: items == deque([1, 2, 3]),
}
CHANGES = {
    "append": lambda items: items.append(9),
    "clear": lambda items: items.clear(),
    "rotate": lambda items: items.rotate(),
    "reverse": lambda items: items.reverse(),
    "set": lambda items: items.__setitem__(2, 7),
}
for change in CHANGES:
    for operation in OPERATIONS:
        print(change, operation, attempt(OPERATIONS[operation], CHANGES[change]))
