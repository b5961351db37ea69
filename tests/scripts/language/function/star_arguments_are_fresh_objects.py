def f(*a, **k): return a, k
t, d = (1, 2), {"x": 1}
a, k = f(*t, **d)
k["y"] = 2
print(a, d, k)  # expect: (1, 2) {'x': 1} {'x': 1, 'y': 2}
def g(**k): return k
print(g(**d) is d)  # expect: False
