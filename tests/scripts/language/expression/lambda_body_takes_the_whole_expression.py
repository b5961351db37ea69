f = lambda x: x, 1
print(type(f), f[1], f[0](3))  # expect: <class 'tuple'> 1 3
g = lambda x: x if x else "no"
print(g(0), (lambda: (yield))().__class__.__name__)  # expect: no generator
