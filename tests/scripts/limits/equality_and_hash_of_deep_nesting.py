# skip gc: it holds many objects, and every safepoint would walk them all
a = b = ()
for _ in range(100_000):
    a, b = (a,), (b,)
def attempt(f):
    try:
        return f() is not None
    except RecursionError:
        return True
print(attempt(lambda: a == b), attempt(lambda: hash(a)), attempt(lambda: a < b), attempt(lambda: str(a)))  # expect: True True True True
