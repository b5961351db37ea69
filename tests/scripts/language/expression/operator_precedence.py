print(1 + 2 * 3 ** 2 // 4 - -1, not 1 == 2, 2 ** -1, -2 ** 2, 1 | 2 & 3 ^ 4, 1 << 2 + 1, 10 - 4 - 3, 2 ** 3 ** 0)  # expect: 6 True 0.5 -4 7 8 3 2
print(1 < 2 == True, (1 < 2) == True, not True or True, 1 if 0 else 2 if 0 else 3, [1, 2][0] + 1, ~5 + 1, 7 % 3 * 2)  # expect: False True True 3 2 -5 2
