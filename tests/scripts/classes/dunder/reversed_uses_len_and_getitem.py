class S:
    def __len__(self): return 3
    def __getitem__(self, i): return f"item {i}"
print(list(reversed(S())))  # expect: ['item 2', 'item 1', 'item 0']
class R:
    def __reversed__(self): return "anything"
print(reversed(R()))  # expect: anything
for value in (5, {1}, iter([]), type("N", (), {"__reversed__": None, "__len__": lambda s: 0, "__getitem__": lambda s, i: i})()):
    try:
        reversed(value)
    except TypeError as e:
        print(e)
        # expect: 'int' object is not reversible
        # expect: 'set' object is not reversible
        # expect: 'list_iterator' object is not reversible
        # expect: 'N' object is not reversible
