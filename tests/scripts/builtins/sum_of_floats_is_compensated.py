# python3: differs because since 3.12 sum() of floats compensates for rounding
print(sum([0.1] * 10))  # expect: 1.0
print(sum([1e16, 1.0, -1e16]))  # expect: 1.0
print(sum([0.1, 0.2, 0.3]) == 0.6)  # expect: True
