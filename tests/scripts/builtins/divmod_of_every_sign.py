# python3: differs because 3.14 words it in another way
for a in (7, -7):
    for b in (2, -2, 2.5, -2.5):
        print(divmod(a, b), end=" ")
print(divmod(True, 2), divmod(2**70, -3))
for args in ((1, 0), (1.5, 0), ("a", 1), (1j, 1)):
    try: divmod(*args)
    except (ZeroDivisionError, TypeError) as e: print(type(e).__name__, e)
