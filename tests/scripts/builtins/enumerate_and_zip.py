print(list(enumerate("ab")), list(enumerate("ab", start=5)), dict(enumerate([10])))  # expect: [(0, 'a'), (1, 'b')] [(5, 'a'), (6, 'b')] {0: 10}
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(zip(*[(1, 2), (3, 4)])))  # expect: [(1, 'a'), (2, 'b')] [] [(1,)] [(1, 3), (2, 4)]
print(list(zip("ab", [1, 2], strict=True)))  # expect: [('a', 1), ('b', 2)]
try:
    list(zip("abc", [1, 2], strict=True))
except ValueError as e:
    print(e)  # expect: zip() argument 2 is shorter than argument 1
try:
    list(zip("a", [1, 2], strict=True))
except ValueError as e:
    print(e)  # expect: zip() argument 2 is longer than argument 1
e = enumerate("xyz")
print(next(e), list(e), iter(e) is e)  # expect: (0, 'x') [(1, 'y'), (2, 'z')] True
