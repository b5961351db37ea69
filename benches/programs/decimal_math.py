# Decimal sums, products, quotients, quantize and comparison.
from decimal import ROUND_HALF_UP, Decimal

N = 8000


def main():
    total = Decimal("0")
    rate, cent = Decimal("1.0725"), Decimal("0.01")
    big = 0
    for i in range(N):
        price = Decimal(i) / 7
        taxed = (price * rate).quantize(cent, rounding=ROUND_HALF_UP)
        total += taxed
        if taxed > price:
            big += 1
        total -= Decimal("0.05")
    print("decimal_math", total, big, str(total.sqrt())[:12])


main()
