numbers = iter([1, 2, 0, 3])
print(list(iter(lambda: next(numbers), 0)), list(numbers))  # expect: [1, 2] [3]
it = iter(lambda: 5, 5)
print(list(it), next(it, "stays empty"))  # expect: [] stays empty
try:
    iter(5, 6)
except TypeError as e:
    print(e)  # expect: iter(v, w): v must be callable
