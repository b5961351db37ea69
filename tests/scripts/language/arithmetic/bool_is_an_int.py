print(True + True, True * 10, sum([True, False, True]))  # expect: 2 10 2
print(isinstance(True, int), True == 1, hash(True) == hash(1))  # expect: True True True
print([10, 20][True], {1: "one"}[True])  # expect: 20 one
print(True & False, True | False, True ^ True, True & 3)  # expect: False True False 1
