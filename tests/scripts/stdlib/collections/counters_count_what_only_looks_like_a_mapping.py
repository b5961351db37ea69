from collections import Counter


class Shop:
    items = ["apple"]

    def __iter__(self):
        return iter("aab")


counts = Counter("b")
counts.update(Shop())
print(counts)
counts.subtract(Shop())
print(counts)
