from itertools import count
from fractions import Fraction


class Money:
    def __add__(self, other):
        return self


for start in ("a", [1], Money(), None):
    try:
        count(start)
    except TypeError as error:
        print(error)
# expect: a number is required
# expect: a number is required
# expect: a number is required
# expect: a number is required
numbers = count(Fraction(1, 2), 0.5)
print(next(numbers), next(numbers), numbers)  # expect: 1/2 1.0 count(1.5, 0.5)
numbers = count(1j)
print(next(numbers), next(numbers))  # expect: 1j (1+1j)
