# python3: differs because since 3.14 the message also says how many values a list has
try:
    a, b = [1, 2, 3]
except ValueError as e:
    print(e)  # expect: too many values to unpack (expected 2, got 3)
try:
    a, b = iter([1, 2, 3])
except ValueError as e:
    print(e)  # expect: too many values to unpack (expected 2)
