def count(n):
    total = 0
    while True:
        total += n
        yield total
gs = [count(i) for i in range(300)]
for _ in range(3):
    last = [next(g) for g in gs]
print(last[:3], last[-1], sum(last))  # expect: [0, 3, 6] 897 134550
