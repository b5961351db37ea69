k = 1
g = (x * k for x in [1, 2, 3])
k = 100
print(list(g))  # expect: [100, 200, 300]
items = [1, 2]
h = (x for x in items)
items.append(3)
items = []
print(list(h))  # expect: [1, 2, 3]
