from fractions import Fraction as F
for text in ("-2/7", "1.5e3", " .5 ", "1_000/3", "+3/4", "", "x", "1/0", "1//2", "1.", "1e-3"):
    try:
        print(repr(text), repr(F(text)))
    except (ValueError, ZeroDivisionError) as error:
        print(type(error).__name__, error)
