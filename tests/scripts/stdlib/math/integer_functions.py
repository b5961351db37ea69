import math
print(math.factorial(20), math.gcd(12, 18, 27), math.lcm(4, 6), math.gcd(), math.isqrt(10**20), math.comb(10, 3), math.perm(5, 2))  # expect: 2432902008176640000 3 12 0 10000000000 120 20
print(math.prod([1, 2, 3, 4]), math.prod([], start=7), math.prod([0.5, 4]), math.comb(3, 5), math.perm(4))  # expect: 24 7 2.0 0 24
for call in (lambda: math.factorial(-1), lambda: math.isqrt(-1), lambda: math.gcd(1.5)):
    try:
        call()
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
        # expect: ValueError
        # expect: ValueError
        # expect: TypeError
