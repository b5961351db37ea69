from itertools import groupby
print([(k, list(g)) for k, g in groupby("aaabbc")], [(k, len(list(g))) for k, g in groupby([1, 3, 2, 4, 5], key=lambda x: x % 2)])  # expect: [('a', ['a', 'a', 'a']), ('b', ['b', 'b']), ('c', ['c'])] [(1, 2), (0, 2), (1, 1)]
groups = groupby("aab")
k, first = next(groups)
k2, second = next(groups)
print(k, k2, list(first), list(second))  # expect: a b [] ['b']
