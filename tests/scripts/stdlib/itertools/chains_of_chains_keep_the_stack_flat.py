from itertools import chain, islice

items = [1, 2, 3]
for _ in range(3000):
    items = chain(items, [0])
print(sum(1 for _ in islice(items, 5)))  # expect: 5
