def f(a, b, /, c=1, *, d): pass
def g(x, y): pass
def h(): pass
def k(a, b=1): pass
def attempt(call):
    try:
        call()
    except TypeError as e:
        print(e)
attempt(lambda: f(1))
attempt(lambda: f(1, 2))
attempt(lambda: f(1, b=2, d=3))
attempt(lambda: g())
attempt(lambda: g(1, 2, 3))
attempt(lambda: g(1, x=2))
attempt(lambda: h(1))
attempt(lambda: k(1, 2, 3))
attempt(lambda: g(1, 2, zz=3))
attempt(lambda: g(**{"x": 1, "q": 2}))
