from decimal import Decimal as D, InvalidOperation
print(D("  1_000.50 "), D(True), D(0.1), D((1, (1, 2, 3), -2)), D("-sNaN12"), D("Inf"), D("1E+5"), D("\u0663.5"))
print(repr(D("0E-7")), D("0.000001"), D("0.0000001"), D("123E3").to_eng_string(), D.from_float(-0.0))
try:
    D("1.2.3")
except InvalidOperation as error:
    print(error)
try:
    D((0, (1, 12), 0))
except ValueError as error:
    print(error)
print(D("-1.50").as_tuple(), D("1.20").as_integer_ratio(), D("123.4").adjusted())
