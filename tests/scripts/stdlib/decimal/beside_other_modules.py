import math
import numbers
import statistics
from decimal import Decimal as D
from fractions import Fraction as F


class Money(D):
    pass


print(isinstance(D(1), numbers.Number), isinstance(D(1), numbers.Real), F(D("0.25")), F.from_decimal(D("1.1")))
print(statistics.mean([D("1.5"), D("2.5")]), statistics.stdev([D(1), D(2), D(4)]), math.floor(D("-1.5")), math.sqrt(D(2)))
print("%s %r %d %.2f" % (D("1.5"), D("1.5"), D("1.5"), D("2.345")), type(Money("2")) is Money, type(Money(1) + 1) is D)
match D("1.5"):
    case D() as found:
        print(found)
