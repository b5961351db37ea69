class Emptying:
    def __eq__(self, other):
        items.clear()
        return True

items = [Emptying(), 1, 2]
print(items.remove(5), items)
items = [1, Emptying(), 2]
print(items.remove(5), items)
