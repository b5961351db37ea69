def player(name, n):
    for i in range(n):
        yield f"{name}{i}"
active = [player("a", 1), player("b", 3), player("c", 2)]
order = []
while active:
    for p in list(active):
        try:
            order.append(next(p))
        except StopIteration:
            active.remove(p)
print(*order)  # expect: a0 b0 c0 b1 c1 b2
