class Ring:
    def __init__(self, items): self.items = items
    def __len__(self): return len(self.items)
    def __getitem__(self, i):
        print("get", i)
        return self.items[i % len(self.items)] if isinstance(i, int) else i
    def __setitem__(self, i, v): self.items[i % len(self.items)] = v
    def __delitem__(self, i): print("del", i)
    def __contains__(self, x): return x == "magic"
r = Ring([1, 2])
print(r[5], r[1:2], r[::2], r[1, 2])
r[3] = 9
del r[0]
print(r.items, "magic" in r, 1 in r, len(r))
