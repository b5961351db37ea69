def g():
    x = {"a": (yield 1), "b": [(yield 2), *((yield 3) or [])]}
    yield x
it = g()
print(next(it), it.send("A"), it.send("B"), it.send([7, 8]))  # expect: 1 2 3 {'a': 'A', 'b': ['B', 7, 8]}
