class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
mapping = {name: D(name) for name in "abc"}
del mapping["b"]
print("item deleted")
mapping.pop("a")
print("item popped")
mapping = None
print("dict dropped")
row = [D(0), D(1), D(2)]
row.pop()
print("popped")
del row
print("list dropped")
