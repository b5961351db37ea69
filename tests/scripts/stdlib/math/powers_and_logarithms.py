import math
print(math.sqrt(2), math.pow(2, 0.5), math.exp(1), math.expm1(1e-10), math.log(math.e), math.log(8, 2), math.log2(8), math.log10(1000))  # expect: 1.4142135623730951 1.4142135623730951 2.718281828459045 1.00000000005e-10 1.0 3.0 3.0 3.0
print(math.log1p(1e-10), round(math.cbrt(27), 12), math.exp2(3), math.log(10**400), math.log2(2**1000), math.hypot(3, 4), math.hypot(1, 2, 2))  # expect: 9.999999999500001e-11 3.0 8.0 921.0340371976182 1000.0 5.0 3.0
for call in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.pow(0, -1), lambda: math.exp(1000)):
    try:
        call()
    except (ValueError, OverflowError) as e:
        print(type(e).__name__)
        # expect: ValueError
        # expect: ValueError
        # expect: ValueError
        # expect: OverflowError
