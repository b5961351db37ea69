def t(n):
    print(n, end=" ")
    return n
d = {}
d[t(1)] = t(0)
x = t(1) + t(2) * t(3)
f = lambda *a, **k: None
f(t(1), *[t(2)], k=t(3), **{"z": t(4)})
[t(1), t(2)][t(0)]
{t(1): t(2), t(3): t(4)}
print(d, x)
