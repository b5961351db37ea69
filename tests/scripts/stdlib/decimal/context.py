from decimal import *
print(getcontext())
print(BasicContext, ExtendedContext, sep="\n")
with localcontext(prec=5, rounding=ROUND_DOWN) as ctx:
    print(Decimal(2) / 3, ctx.flags[Inexact], ctx.flags[Overflow], getcontext() is ctx)
print(Decimal(2) / 3)
small = Context(prec=3, Emin=-5, Emax=5, traps=[])
print(small.multiply(Decimal("9.99E5"), 2), small.divide(Decimal("1E-5"), 300), small.divide(0, 0), small.create_decimal("123456"))
print(small)
for make in (lambda: Context(prec=0), lambda: Context(rounding="x"), lambda: localcontext(foo=1), lambda: setcontext(5)):
    try:
        make()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
