print((0.75).as_integer_ratio(), (-2.0).as_integer_ratio(), (0.1).as_integer_ratio(), (3.0).is_integer(), (3.5).is_integer(), float("inf").is_integer())  # expect: (3, 4) (-2, 1) (3602879701896397, 36028797018963968) True False False
for x in (float("inf"), float("nan")):
    try: x.as_integer_ratio()
    except (OverflowError, ValueError) as e: print(type(e).__name__, e)
    # expect: OverflowError cannot convert Infinity to integer ratio
    # expect: ValueError cannot convert NaN to integer ratio
