def f(*a):
    return *a, "end"
def g():
    yield *range(2), "y"
d = {(1, 2, 3): "tuple key"}
print(f(1), next(g()), d[1, *(2, 3)])  # expect: (1, 'end') (0, 1, 'y') tuple key
