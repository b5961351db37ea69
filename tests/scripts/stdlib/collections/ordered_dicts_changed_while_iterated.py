# python3: differs because 3.11 words it otherwise when the length changed
from collections import OrderedDict

CHANGES = [
    lambda items: items.move_to_end(1),
    lambda items: items.pop(3),
    lambda items: items.update({9: 9}),
    lambda items: items.clear(),
    lambda items: items.update({1: 5}),
]
for walk in (iter, OrderedDict.items, OrderedDict.values):
    for change in CHANGES:
        items = OrderedDict.fromkeys([1, 2, 3])
        try:
            for number, _ in enumerate(walk(items)):
                if number == 0:
                    change(items)
            print("fine")
        except RuntimeError as error:
            print(error)
