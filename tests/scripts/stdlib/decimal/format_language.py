from decimal import Decimal as D
for spec in ("", ".2f", ",.2f", "015,.1f", "e", ".3e", ".2E", "g", ".3g", "%", ".1%", "+", " .0f", "*^20", "=+12.1f", "<12", "n"):
    print(repr(spec), *[format(D(text), spec) for text in ("1234567.891", "-0.00000123", "1E+5", "0", "NaN", "-Infinity")], sep=" | ")
print(f"{D('-0.001'):z.1f} {D('3.14159'):.2f}")
try:
    format(D(1), "x")
except ValueError as error:
    print(error)
