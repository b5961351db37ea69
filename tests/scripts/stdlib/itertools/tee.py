from itertools import tee
a, b, c = tee(iter([1, 2, 3]), 3)
print(next(a), next(a), next(b), list(a), list(b), list(c))  # expect: 1 2 1 [3] [2, 3] [1, 2, 3]
