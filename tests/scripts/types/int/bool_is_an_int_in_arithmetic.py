# stderr: any
print(True + True, True * 5, -True, ~False, True << 3, True & False, True | 2, type(True & True).__name__, type(True + 0).__name__, [10, 20][True], f"{True:d} {True:5} {True}", str(True), True == 1.0, hash(True))  # expect: 2 5 -1 -1 8 False 3 bool int 20 1     1 True True True 1
