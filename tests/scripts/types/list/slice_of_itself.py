t = [1, 2, 3]
t[1:1] = t
print(t)  # expect: [1, 1, 2, 3, 2, 3]
t[:] = (x for x in t if x > 1)
print(t)  # expect: [2, 3, 2, 3]
t[::2] = t[1::2]
print(t)  # expect: [3, 3, 3, 3]
t += t
t.extend(t)
print(len(t))  # expect: 16
