def f(n): return f(n + 1)
try:
    f(0)
except RecursionError as e:
    print(str(e).split(" while")[0], isinstance(e, RuntimeError))  # expect: maximum recursion depth exceeded True
