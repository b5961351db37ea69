# skip gc: it holds many objects, and every safepoint would walk them all
def build(n):
    e = None
    for i in range(n):
        try:
            raise ValueError(i)
        except ValueError as new:
            new.__context__ = e
            e = new
    return e
e = build(10_000)
n = 0
while e is not None:
    n, e = n + 1, e.__context__
print(n)  # expect: 10000
