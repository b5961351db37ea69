# Fractions: sums, products, comparison, conversion.
from fractions import Fraction

N = 15000


def main():
    total = Fraction(0)
    count = 0
    for i in range(1, N):
        part = Fraction(i % 50, i % 7 + 1)
        total += part * Fraction(1, 3)
        if total.denominator > 1000:
            total = Fraction(int(total))
        if part > Fraction(5, 2):
            count += 1
        count += round(part) - int(part)
    print("fraction_math", total, count)


main()
