# python3: differs because 3.14 words it in another way
print(2**0, 0**0, (-2)**3, 2**-2, (-2)**-1, 10**20, (-1)**10**10 if False else 1, 4**0.5, (-8)**(1/3))
for f in (lambda: 0 ** -1, lambda: 0.0 ** -1, lambda: 2 ** "a"):
    try: f()
    except (ZeroDivisionError, TypeError) as e: print(e)
