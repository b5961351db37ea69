print([1] + [2], [0] * 3, 2 * [1, 2], [1] * -1, [[]] * 2)  # expect: [1, 2] [0, 0, 0] [1, 2, 1, 2] [] [[], []]
rows = [[0]] * 2
rows[0].append(1)
print(rows)  # expect: [[0, 1], [0, 1]]
a = [1, 2]
a *= 2
print(a, [1, 2] < [1, 2, 3], [] == [], [1] != [1.0])  # expect: [1, 2, 1, 2] True True False
