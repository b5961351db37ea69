from decimal import *
every = Context(prec=3, traps=[Inexact, Rounded, Overflow, Underflow, Subnormal, InvalidOperation, DivisionByZero, Clamped])
for make in (
    lambda: Decimal(1) / 0, lambda: Decimal(0) / 0, lambda: divmod(Decimal(1), 0), lambda: Decimal("sNaN") + 1,
    lambda: Decimal("NaN") < 1, lambda: Decimal("1E+30") // 1, lambda: every.divide(1, 3),
    lambda: every.multiply(Decimal("9E999999"), 11), lambda: every.divide(Decimal("1E-999999"), 3),
):
    try:
        print(make())
    except DecimalException as error:
        print(type(error).__name__, error)
print(issubclass(DivisionByZero, ZeroDivisionError), Underflow.__mro__[1:4], InvalidOperation.__module__)
print(Decimal("NaN") == 1, Decimal("NaN") != Decimal("NaN"), Decimal(1) == 1.0, getcontext().flags[FloatOperation])
