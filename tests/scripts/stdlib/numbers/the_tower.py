import numbers
from fractions import Fraction
for value in (True, 3, 1.5, 2j, Fraction(1, 2), "1"):
    print(repr(value), [c.__name__ for c in (numbers.Number, numbers.Complex, numbers.Real, numbers.Rational, numbers.Integral) if isinstance(value, c)])
    # expect: True ['Number', 'Complex', 'Real', 'Rational', 'Integral']
    # expect: 3 ['Number', 'Complex', 'Real', 'Rational', 'Integral']
    # expect: 1.5 ['Number', 'Complex', 'Real']
    # expect: 2j ['Number', 'Complex']
    # expect: Fraction(1, 2) ['Number', 'Complex', 'Real', 'Rational']
    # expect: '1' []
