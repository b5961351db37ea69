# python3: differs because 3.14 words it in another way
print(1, "a", None, sep="-", end="!\n")
print()
print(*[1, 2], sep="")
print("a", "b", sep=None, end=None)
for f in (lambda: print("x", sep=1), lambda: print("x", end=2), lambda: print("x", file=5), lambda: print(bad=1)):
    try: f()
    except (TypeError, AttributeError) as e: print(type(e).__name__, e)
