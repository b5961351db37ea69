# python3: differs because 3.14 words it in another way
def f(a, size=1): pass
def g(a, /, b): pass
def h(a, /, **k): return a, k
for call in (lambda: f(1, x=2), lambda: f(1, a=2), lambda: f(1, sise=2), lambda: g(a=1, b=2), lambda: g(1, a=1, b=2), lambda: f(1, **{"a": 2})):
    try: call()
    except TypeError as e: print(e)
print(h(1, a=2))
