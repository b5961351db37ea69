def g():
    yield 1
it = g()
print(next(it))  # expect: 1
next(it)  # expect raises: StopIteration
