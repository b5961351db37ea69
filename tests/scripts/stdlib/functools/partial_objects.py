from functools import partial
f = partial(int, base=2)
print(f("101"), f.func is int, f.args, f.keywords)  # expect: 5 True () {'base': 2}
g = partial(lambda *a, **k: (a, k), 1, x=1)
print(g(2, y=3), g(x=9), partial(g, 5)(6))  # expect: ((1, 2), {'x': 1, 'y': 3}) ((1,), {'x': 9}) ((1, 5, 6), {'x': 1})
