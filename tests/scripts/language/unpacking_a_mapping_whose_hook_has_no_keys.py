class Hooked:
    def __getattr__(self, name):
        raise AttributeError(f"no {name}")


class Mapping:
    def __init__(self, items):
        self.items = items

    def __getattr__(self, name):
        print("asked for", name)
        return getattr(self.items, name)

    def __getitem__(self, key):
        return self.items[key]


def show(**keywords):
    return keywords


for make in (lambda: {**Hooked()}, lambda: show(**Hooked()), lambda: {1: 2, **Mapping({1: 3, 4: 5})}, lambda: show(**Mapping({"a": 1}))):
    try:
        print(make())
    except TypeError as error:
        print(error)
