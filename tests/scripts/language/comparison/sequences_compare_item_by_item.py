print([1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0])  # expect: True True True
print((1, "b") > (1, "a"), (2,) > (1, 99, 99))  # expect: True True
print("abc" < "abd", "Z" < "a", "" < "a", "é" > "z")  # expect: True True True True
print([1, [2, 3]] == [1, [2, 3]], [1] == (1,), [1, 2] != [1, 2])  # expect: True False False
