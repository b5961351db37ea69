a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)  # expect: 3 1 2
t = [1, 2, 3]
i = 0
i, t[i] = 2, 9
print(i, t)  # expect: 2 [1, 2, 9]
t[0], t[1] = t[1], t[0]
print(t)  # expect: [2, 1, 9]
