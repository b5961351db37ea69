print([1, 2] < [1, 3], [1] < [1, 0], [2] > [1, 9], [[1], 2] <= [[1], 2], [] < [], [1, "a"] == [1, "a"])  # expect: True True True True False True
try:
    [1, "a"] < [1, 2]
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'str' and 'int'
try:
    [1] < (1,)
except TypeError as e:
    print(e)  # expect: '<' not supported between instances of 'list' and 'tuple'
