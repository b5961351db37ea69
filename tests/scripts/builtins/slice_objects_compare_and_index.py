s = slice(1, None, 2)
print(s.start, s.stop, s.step, s.indices(10), slice(5) == slice(None, 5, None), slice(-3, -1).indices(5), slice(None, None, -1).indices(4))  # expect: 1 None 2 (1, 10, 2) True (2, 4, 1) (3, -1, -1)
try:
    s.indices(-1)
except ValueError as e:
    print(e)  # expect: length should not be negative
print(slice(1, 2) == slice(1, 2, None), slice(1) != slice(2))  # expect: True True
