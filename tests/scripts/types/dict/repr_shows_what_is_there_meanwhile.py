class Item:
    def __init__(self, change):
        self.change = change

    def __repr__(self):
        self.change()
        return "item"


for change in (dict.clear, dict.popitem, lambda items: items.update({7: 8})):
    items = {}
    items.update({1: Item(lambda: change(items)), 2: 3, 4: 5})
    print(items)
    print(len(items))
