import math

many = 2**1000
print(math.comb(many, many - 1) == many, math.comb(many, many), math.comb(many, 1) == many)  # expect: True 1 True
for choose in (math.comb, math.perm):
    try:
        choose(many, 2**100)
    except OverflowError as error:
        print(error)
        # expect: min(n - k, k) must not exceed 9223372036854775807
        # expect: k must not exceed 9223372036854775807
