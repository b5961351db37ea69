print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(2.5, 0), round(1e20), round(5, None), type(round(1.0)).__name__, type(round(1.0, 0)).__name__)  # expect: 0 2 2 0 2.67 1200 1200 1400 2.0 100000000000000000000 5 int float
for f in (lambda: round(float("nan")), lambda: round(float("inf")), lambda: round("a"), lambda: round(1.5, "a"), lambda: round(1.5, 1.0), lambda: round()):
    try: f()
    except (ValueError, OverflowError, TypeError) as e: print(type(e).__name__, e)
    # expect: ValueError cannot convert float NaN to integer
    # expect: OverflowError cannot convert float infinity to integer
    # expect: TypeError type str doesn't define __round__ method
    # expect: TypeError 'str' object cannot be interpreted as an integer
    # expect: TypeError 'float' object cannot be interpreted as an integer
    # expect: TypeError round() missing required argument 'number' (pos 1)
