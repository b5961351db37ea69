def f(*a, **k):
    return a, k
print(f(*"ab", 1, *[2], x=1, **{"y": 2}))
def attempt(call):
    try:
        print(call())
    except TypeError as e:
        print(e)
attempt(lambda: print(*5))
attempt(lambda: f(**{1: 2}))
attempt(lambda: f(x=1, **{"x": 2}))
