from decimal import Decimal as D
from fractions import Fraction as F
print(D("0.5") == 0.5 == F(1, 2) == D("0.50"), D("0.1") == 0.1, D("0.1") < 0.1, D(1) < F(3, 2), F(1, 3) > D("0.3"), 3 > D(2), D("inf") > 10**400)
print(hash(D("0.5")) == hash(0.5), hash(D("1E+3")) == hash(1000), hash(D("-0.1")) == hash(F(-1, 10)), hash(D("inf")) == hash(float("inf")), {D("1.0"): 1}[1])
print(sorted([D(3), 1, 2.5, F(1, 2)]), D(1) == 1j, D(2) == 2 + 0j)
try:
    D(1) < "a"
except TypeError as error:
    print(error)
try:
    hash(D("sNaN"))
except TypeError as error:
    print(error)
print(sum([D("0.1")] * 3), max(D(1), 2), float(D("0.1")), complex(D("1.5")))
