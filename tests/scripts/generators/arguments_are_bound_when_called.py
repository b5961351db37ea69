def g(x, y=2, *rest, z):
    yield x, y, rest, z
it = g(1, z=3)
print(next(it))  # expect: (1, 2, (), 3)
g()  # expect raises: TypeError: g() missing 1 required positional argument: 'x'
