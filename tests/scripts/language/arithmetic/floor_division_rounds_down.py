print(7 // 2, -7 // 2, 7 // -2, -7 // -2)  # expect: 3 -4 -4 3
print(7.5 // 2, -7.5 // 2)  # expect: 3.0 -4.0
print(7 % 3, -7 % 3, 7 % -3, -7 % -3)  # expect: 1 2 -2 -1
print(-7.5 % 2, 7.5 % -2)  # expect: 0.5 -0.5
print(divmod(-17, 5), divmod(17, -5), divmod(2.5, -1))  # expect: (-4, 3) (-4, -3) (-3.0, -0.5)
