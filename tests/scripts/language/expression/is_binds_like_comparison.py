# stderr: any
a = []
print(a is a is not None, not a is None, 1 < 2 is True, (1 < 2) is True)  # expect: True True False True
