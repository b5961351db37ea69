def root(x):
    import math
    return math.sqrt(x)
print(root(16), "math" in globals())  # expect: 4.0 False
try:
    import no_such_accelerator as fast
except ImportError:
    fast = None
print(fast)  # expect: None
class C:
    from math import pi
print(round(C.pi, 2))  # expect: 3.14
