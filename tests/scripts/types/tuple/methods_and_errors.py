t = (1, 2, 1)
print(t.count(1), t.index(2), t + (3,), t * 2, t[1:], t[::-1], 2 in t, t < (1, 3), () < (0,), (1, 2) == (1.0, 2))
for f in (lambda: t.index(9), lambda: t + [1], lambda: t[5], lambda: t["a"], lambda: t < [1], lambda: t * 1.5, lambda: t.index(1, 5)):
    try: f()
    except (ValueError, TypeError, IndexError) as e: print(type(e).__name__, e)
