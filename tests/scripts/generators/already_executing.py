def g():
    yield next(it)  # expect raises: ValueError: generator already executing
it = g()
next(it)
