# python3: differs because 3.14 words it in another way
print(pow(2, 10, 1000), pow(3, -1, 7), pow(-2, 3, 5), pow(2, 3, -5), pow(5, 0, 1), pow(2, -2), pow(2.0, 3), pow(base=2, exp=3, mod=5))
for a in ((2, -1, 4), (2, 1, 0), (2.0, 1, 3), (0, -1), ("a", 1), (2, 1, "a")):
    try: pow(*a)
    except (ValueError, TypeError, ZeroDivisionError) as e: print(type(e).__name__, e)
