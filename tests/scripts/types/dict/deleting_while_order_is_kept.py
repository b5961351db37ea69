d = {i: i * i for i in range(10)}
for i in (3, 7, 0):
    del d[i]
d[3] = "back"
print(list(d), list(reversed(d)), next(iter(d)), d.pop(9), list(d.items())[-1])  # expect: [1, 2, 4, 5, 6, 8, 9, 3] [3, 9, 8, 6, 5, 4, 2, 1] 1 81 (3, 'back')
