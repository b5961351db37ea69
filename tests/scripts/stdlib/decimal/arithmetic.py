from decimal import Decimal as D
print(D("0.1") + D("0.2"), D(1) / 7, D("1.10") * 3, 5 - D("2.50"), D(-7) // 2, D(-7) % 3, divmod(D(7), D("-2.5")))
print(D(2) ** 10, D(2) ** D("0.5"), 2 ** D(-3), pow(D(3), 20, 7), D("1.5").fma(2, D("0.25")), -D("0"), abs(D("-3.10")))
try:
    D(1) + 1.5
except TypeError as error:
    print(error)
