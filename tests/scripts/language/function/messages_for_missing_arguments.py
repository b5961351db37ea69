def f(a, b, c, *, k, m): pass
for call in (lambda: f(), lambda: f(1), lambda: f(1, 2), lambda: f(1, 2, 3), lambda: f(1, 2, 3, k=1), lambda: f(b=1, k=1, m=1), lambda: f(1, 2, 3, 4, k=1, m=2)):
    try: call()
    except TypeError as e: print(e)
