print(10**30 / 10**15, (2**1000 + 1) / 2**999, 1 / 3, -7 / 2, 10**400 / 10**399, (10**17 + 1) / 10**17)  # expect: 1000000000000000.0 2.0 0.3333333333333333 -3.5 10.0 1.0
for f in (lambda: 10**400 / 1, lambda: 10**400 / 2.0, lambda: 1 / 0):
    try: f()
    except (OverflowError, ZeroDivisionError) as e: print(type(e).__name__, e)
    # expect: OverflowError integer division result too large for a float
    # expect: OverflowError int too large to convert to float
    # expect: ZeroDivisionError division by zero
