print(int(2.9), int(-2.9), int(1e20), int(-0.5), int(True), int())  # expect: 2 -2 100000000000000000000 0 1 0
for v in (float("nan"), float("inf"), None, 1j, [], "1.5"):
    try: int(v)
    except (ValueError, OverflowError, TypeError) as e: print(type(e).__name__, e)
    # expect: ValueError cannot convert float NaN to integer
    # expect: OverflowError cannot convert float infinity to integer
    # expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'NoneType'
    # expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'complex'
    # expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'list'
    # expect: ValueError invalid literal for int() with base 10: '1.5'
