items = set()


class Meddler:
    def __init__(self, change):
        self.change = change

    def __hash__(self):
        self.change()
        return 1

    def __eq__(self, other):
        return self is other


def numbers(change):
    for number in (1, 2):
        change()
        yield number


for change in (lambda: items.clear(), lambda: items.update((1, 2, 9)), lambda: items.discard(2)):
    for method in ("intersection_update", "difference_update", "symmetric_difference_update", "update"):
        for others in (numbers(change), [Meddler(change), 2]):
            items = {1, 2, 3}
            getattr(items, method)(others)
            print(method, sorted(item for item in items if isinstance(item, int)), len(items))
