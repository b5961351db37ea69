n = 2**100
print(n == 2**100, n > 2**99, -n < n, n != n + 1, hash(n) == hash(2**100), n in {2**100: 1}, sorted([n, 1, -n]) == [-n, 1, n])  # expect: True True True True True True True
print(n > 1e29, n < 1e31, float(n) == n, n == n + 0.0, 2**1024 > float("inf"), 2**1024 < float("inf"))  # expect: True True True True False True
