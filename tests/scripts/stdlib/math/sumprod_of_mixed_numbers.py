# python3: differs because math.sumprod is of 3.12
# Products are summed exactly among ints and rounded once among floats, but what comes after a change is added as + does.
import math

print(math.sumprod((-5, -5, 10), (1.5, 4611686018427387904, 2305843009213693952)))  # expect: 0.0
print(math.sumprod([1, 10**30], [10**40, 3]))  # expect: 10000000003000000000000000000000000000000
print(math.sumprod([0.1] * 10, [1] * 10))  # expect: 1.0
