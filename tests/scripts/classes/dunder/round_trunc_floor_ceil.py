import math
class R:
    def __round__(self, n="none"): return ("round", n)
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
r = R()
print(round(r), round(r, 2), round(r, None), math.trunc(r), math.floor(r), math.ceil(r))  # expect: ('round', 'none') ('round', 2) ('round', 'none') trunc floor ceil
try:
    round(object())
except TypeError as e:
    print(e)  # expect: type object doesn't define __round__ method
try:
    math.trunc(object())
except TypeError as e:
    print(e)  # expect: type object doesn't define __trunc__ method
