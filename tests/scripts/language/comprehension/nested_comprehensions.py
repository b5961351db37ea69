m = [[i * 3 + j for j in range(3)] for i in range(2)]
print(m, [list(r) for r in zip(*m)], [x for row in m for x in row])  # expect: [[0, 1, 2], [3, 4, 5]] [[0, 3], [1, 4], [2, 5]] [0, 1, 2, 3, 4, 5]
print({i: [j for j in range(i)] for i in range(3)})  # expect: {0: [], 1: [0], 2: [0, 1]}
print([[y := x, y + 1] for x in range(2)], y)  # expect: [[0, 1], [1, 2]] 1
