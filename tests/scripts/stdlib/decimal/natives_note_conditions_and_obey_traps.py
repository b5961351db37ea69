from decimal import ROUND_FLOOR, Context, Decimal, Inexact, InvalidOperation, Rounded, getcontext, setcontext

context = Context(prec=5)
setcontext(context)


def flags():
    found = sorted(signal.__name__ for signal, is_set in context.flags.items() if is_set)
    context.clear_flags()
    return found


print(Decimal(1) / 3, flags())  # expect: 0.33333 ['Inexact', 'Rounded']
print(Decimal("1.2") + Decimal("3.45"), flags())  # expect: 4.65 []
print(Decimal("123456") + 0, flags(), Decimal("1.00000") * 2, flags())  # expect: 1.2346E+5 ['Inexact', 'Rounded'] 2.0000 ['Rounded']
print(Decimal("2.675").quantize(Decimal("0.01")), flags())  # expect: 2.68 ['Inexact', 'Rounded']
context.rounding = ROUND_FLOOR
print(Decimal(1) - 1, Decimal("-0") + 0, Decimal(-2) / 3)  # expect: -0 -0 -0.66667
context.traps[Inexact] = True
try:
    Decimal(1) / 7
except Inexact:
    print("trapped", Inexact in context.flags, flags())
# expect: trapped True ['Inexact', 'Rounded']
context.traps[Inexact] = False
try:
    Decimal("123.456").quantize(Decimal("0.0001"))
except InvalidOperation:
    print("too long")  # expect: too long


class Money(Decimal):
    def __add__(self, other):
        return "mine"


print(Money(1) + 1, 1 + Money(1), type(Money(2) * 3).__name__, Decimal(2) == Money(2))  # expect: mine 2 Decimal True
