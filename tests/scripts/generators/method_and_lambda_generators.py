class Bag:
    def __init__(self, *items): self.items = items
    def __iter__(self):
        for x in self.items:
            yield x
    each = lambda self: (yield from self.items)
b = Bag(3, 1, 2)
print(sorted(b), list(b.each()), max(b), [*b], sum(b), ",".join(map(str, b)))  # expect: [1, 2, 3] [3, 1, 2] 3 [3, 1, 2] 6 3,1,2
