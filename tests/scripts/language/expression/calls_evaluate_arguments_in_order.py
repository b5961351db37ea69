def say(x):
    print(x, end=" ")
    return x
def f(*a, **k): return a, k
print(f(say(1), *[say(2)], say(3), k=say(4), **{"m": say(5)}))
print((say(0), f)[1](say(6), *(say(7),), j=say(8)))
