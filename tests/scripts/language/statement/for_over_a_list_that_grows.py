items = [1, 2, 3]
for x in items:
    if x < 3:
        items.append(x + 10)
print(items)  # expect: [1, 2, 3, 11, 12]
items = [1, 2, 3, 4]
for x in items:
    items.remove(x)
print(items)  # expect: [2, 4]
