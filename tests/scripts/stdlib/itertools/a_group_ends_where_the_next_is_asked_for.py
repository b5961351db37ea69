from itertools import groupby

groups = groupby([1, 1, 2, 2, 2, 3])
key, first = next(groups)
print(next(first))  # expect: 1
key, second = next(groups)
print(key, list(first))  # expect: 2 []
print(next(second), next(second))  # expect: 2 2
print([(key, list(group)) for key, group in groups])  # expect: [(3, [3])]
print(list(second))  # expect: []
print(type(second).__name__)  # expect: _grouper


def halves(x):
    if x == 3:
        raise ValueError(x)
    return x // 2


# An item whose key cannot be had is lost; the next ones are grouped.
groups = groupby([0, 1, 3, 4, 5], halves)
key, group = next(groups)
print(key, next(group), next(group))  # expect: 0 0 1
try:
    next(group)
except ValueError as error:
    print("error", error)  # expect: error 3
print([(key, list(group)) for key, group in groups])  # expect: [(2, [4, 5])]
