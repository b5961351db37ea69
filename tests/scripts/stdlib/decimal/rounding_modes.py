import decimal
from decimal import Decimal as D
modes = [name for name in dir(decimal) if name.startswith("ROUND_")]
for mode in modes:
    print(mode, *[D(text).quantize(D("0.1"), rounding=mode) for text in ("1.25", "-1.25", "1.35", "1.01", "-1.06", "1.51")])
print(round(D("2.5")), round(D("1.235"), 2), D("-1.5").to_integral_value(), int(D("-1.9")))
try:
    D(1).quantize(1, rounding="up")
except TypeError as error:
    print(error)
