i, n = float("inf"), float("nan")
print(i + 1, i - i, i * 0, i / i, -i, 1 / i, i // 2, i % 2, 2 % i, i > 10**400, n == n, n != n, n < 1, max(n, 1), max(1, n), sorted([3, n, 1])[0], i == i, min(i, -i))  # expect: inf nan nan nan -inf 0.0 nan nan 2.0 True False True False nan 1 3 True -inf
