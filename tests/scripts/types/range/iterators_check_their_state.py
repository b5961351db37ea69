# python3: differs because 3.13 wants a C long
iterator = iter(range(10))
iterator.__setstate__(7)
print(next(iterator))  # expect: 7
iterator.__setstate__(1 << 64)  # expect raises: OverflowError: Python int too large to convert to C long
