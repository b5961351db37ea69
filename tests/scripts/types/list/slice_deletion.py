t = list(range(10))
del t[::3]
print(t)  # expect: [1, 2, 4, 5, 7, 8]
del t[-2:]
print(t)  # expect: [1, 2, 4, 5]
del t[3:1], t[:1]
print(t)  # expect: [2, 4, 5]
t = list(range(7))
del t[5:0:-2]
print(t)  # expect: [0, 2, 4, 6]
