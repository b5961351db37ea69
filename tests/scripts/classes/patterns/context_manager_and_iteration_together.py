class Pool:
    def __init__(self, n): self.free = list(range(n))
    def __enter__(self): return self.free.pop()
    def __exit__(self, *a): self.free.append("back")
    def __iter__(self): yield from self.free
p = Pool(2)
with p as item:
    print(item, list(p))  # expect: 1 [0]
print(list(p))  # expect: [0, 'back']
