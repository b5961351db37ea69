# Numbers so long that products and quotients are found in pieces: what comes out must be as for short ones.
import math
import sys

sys.set_int_max_str_digits(0)
a, b = 3**200_000, 7**60_000
modulus = 1_000_003
quotient, rest = divmod(a, b)
print(quotient * b + rest == a, 0 <= rest < b, quotient % modulus, rest % modulus)  # expect: True True 452634 319195
quotient, rest = divmod(-a, b)
print(quotient * b + rest == -a, 0 <= rest < b, -a // b == quotient, -a % b == rest)  # expect: True True True True
quotient, rest = divmod(a, -b)
print(quotient * -b + rest == a, -b < rest <= 0, a // -b == quotient, a % -b == rest)  # expect: True True True True
print((a * b) % modulus == pow(3, 200_000, modulus) * pow(7, 60_000, modulus) % modulus)  # expect: True
print((a * a - b * b) == (a - b) * (a + b), -a * b == -(a * b), (a * 0, 0 * a))  # expect: True True (0, 0)
print((-3) ** 200_001 == -3 * a, 6**150_000 == 2**150_000 * 3**150_000)  # expect: True True
root = math.isqrt(a)
print(root * root <= a < (root + 1) ** 2, math.isqrt(a * a) == a, math.isqrt(a * a - 1) == a - 1)  # expect: True True True
print(math.gcd(a * 10, b * 15), math.gcd(a, 3**199_990 * 2) == 3**199_990, math.lcm(a, 9 * a) == 9 * a)  # expect: 15 True True
text = str(a)
print(len(text), text[:12], text[-12:], int(text) == a, int("-" + text) == -a)  # expect: 95425 178214867681 731044000001 True True
print(int("z" * 30_000, 36) == 36**30_000 - 1, int("2" * 100_000, 3) == 3**100_000 - 1)  # expect: True True
c = 7**40_000
print(pow(3, 70_001, c) == 3**70_001 % c, pow(-a, 3, c) == (-a) ** 3 % c)  # expect: True True
print(pow(3, -1, c) * 3 % c, pow(5, -2, c) * 25 % c)  # expect: 1 1
try:
    pow(14, -1, c)
except ValueError as error:
    print(error)  # expect: base is not invertible for the given modulus
print(math.factorial(9_000) % modulus, math.perm(15_000, 9_000) == math.factorial(15_000) // math.factorial(6_000))  # expect: 13910 True
print(math.comb(18_000, 9_000) * math.factorial(9_000) ** 2 == math.factorial(18_000))  # expect: True
