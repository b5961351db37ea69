s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s.indices(5), slice(None, None, -1).indices(4))  # expect: slice(1, 10, 2) 1 10 2 (1, 5, 2) (3, -1, -1)
print(slice(3) == slice(None, 3, None), [0, 1, 2, 3][slice(-2, None)])  # expect: True [2, 3]
class Grid:
    def __getitem__(self, key): return key
print(Grid()[1:2, ::3], Grid()[...], Grid()[:, 1])  # expect: (slice(1, 2, None), slice(None, None, 3)) Ellipsis (slice(None, None, None), 1)
