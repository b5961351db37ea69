import math
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1e308), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-9, abs_tol=1e-8))  # expect: True True True True False True True
print(math.fsum([0.1] * 10), math.fsum([1e16, 1, -1e16]), math.nextafter(1, 2), math.ulp(1.0))  # expect: 1.0 1.0 1.0000000000000002 2.220446049250313e-16
try:
    math.floor(math.inf)
except OverflowError as e:
    print(e)  # expect: cannot convert float infinity to integer
try:
    math.sqrt("x")
except TypeError as e:
    print(e)  # expect: must be real number, not str
