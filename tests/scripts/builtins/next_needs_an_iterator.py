it = iter([1])
print(next(it), next(it, "default"), next(it, None))
for f in (lambda: next([1]), lambda: next(it), lambda: next(), lambda: next(5, 6)):
    try: f()
    except (TypeError, StopIteration) as e: print(type(e).__name__, e)
