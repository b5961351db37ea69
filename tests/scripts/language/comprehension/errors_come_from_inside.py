def f(x): return 1 / x
try:
    [f(x) for x in (1, 0)]
except ZeroDivisionError:
    print("caught")  # expect: caught
g = (f(x) for x in (1, 0, 2))
print(next(g))  # expect: 1.0
try:
    next(g)
except ZeroDivisionError:
    print(list(g))  # expect: []
