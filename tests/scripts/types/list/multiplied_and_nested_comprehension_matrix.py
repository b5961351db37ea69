n = 3
identity = [[int(i == j) for j in range(n)] for i in range(n)]
m = [[i * n + j for j in range(n)] for i in range(n)]
product = [[sum(a * b for a, b in zip(row, col)) for col in zip(*identity)] for row in m]
print(identity, product == m, [sum(r) for r in m], [row[::-1] for row in m[::-1]])  # expect: [[1, 0, 0], [0, 1, 0], [0, 0, 1]] True [3, 12, 21] [[8, 7, 6], [5, 4, 3], [2, 1, 0]]
