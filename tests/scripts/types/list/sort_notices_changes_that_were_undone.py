items = []


class Item:
    def __lt__(self, other):
        items.append(1)
        items.pop()
        return True


items += [Item() for _ in range(5)]
try:
    items.sort()
except ValueError as error:
    print(error, len(items))  # expect: list modified during sort 5
try:
    items.sort(key=lambda item: items.clear() or 0)
    print(len(items))  # expect: 5
except ValueError as error:
    print(error)
