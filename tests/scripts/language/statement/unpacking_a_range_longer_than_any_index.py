try:
    first, second = range(10**30)
except ValueError as error:
    print(error)  # expect: too many values to unpack (expected 2)
