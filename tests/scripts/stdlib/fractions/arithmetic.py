from fractions import Fraction as F
a, b = F(3, 4), F(-5, 6)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a**2, a**-2, b**3, a**0.5, 2**a, -a, abs(b), int(b), round(F(5, 2)), round(F(12345, 1000), 1))  # expect: -1/12 19/12 -5/8 -9/10 -1 -1/12 (-1, Fraction(-1, 12)) 9/16 16/9 -125/216 0.8660254037844386 1.681792830507429 -3/4 5/6 0 2 123/10
print(a + 1, 1 - a, a + 0.5, a * 2j, 1 / a, 7 % a, a == 0.75, a < 1, hash(a) == hash(0.75), hash(F(3)) == hash(3), a < float("inf"), bool(F(0)))  # expect: 7/4 1/4 1.25 1.5j 4/3 1/4 True True True True True False
print(F(3.14159265).limit_denominator(1000), F("3.1415926535897932").limit_denominator(10), F(0.1))  # expect: 355/113 22/7 3602879701896397/36028797018963968
