# python3: differs because math.sumprod is of 3.12
import math

print(math.sumprod([10.1, math.inf], [-math.inf, math.inf]))  # expect: nan
print(math.sumprod([1.5, math.inf], [2.0, 1.0]))  # expect: inf
