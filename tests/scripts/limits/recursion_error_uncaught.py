def f():
    return f()  # expect raises: RecursionError: maximum recursion depth exceeded
f()
