import cmath
z = 1 + 2j
for name in ("sqrt", "exp", "log", "log10", "sin", "cos", "tan", "sinh", "cosh", "tanh", "asin", "acos", "atan", "asinh", "acosh", "atanh", "phase", "polar"):
    print(name, getattr(cmath, name)(z), getattr(cmath, name)(-0.5))
print(cmath.rect(2, 1), cmath.isclose(1, 1 + 1e-10j), cmath.isnan(cmath.nanj), cmath.isinf(cmath.infj), cmath.log(8, 2), cmath.sqrt(-1))
for call in (lambda: cmath.log(0), lambda: cmath.sqrt("x"), lambda: cmath.exp(1000)):
    try:
        call()
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
