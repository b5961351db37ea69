values = iter([3, 1, 0, 5])
print(list(iter(lambda: next(values), 0)), next(values))  # expect: [3, 1] 5
it = iter([1])
print(next(it), next(it, "default"), next(it, None))  # expect: 1 default None
try:
    next(it)
except StopIteration as e:
    print("stop", e.args)  # expect: stop ()
try:
    iter(5, 1)
except TypeError as e:
    print(e)  # expect: iter(v, w): v must be callable
