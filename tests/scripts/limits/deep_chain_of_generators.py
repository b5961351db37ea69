# python3: differs because CPython 3.11 overflows its stack here and crashes
# skip gc: it holds many objects, and every safepoint would walk them all
def nest(g):
    for x in g:
        yield x
g = iter([1])
for _ in range(50_000):
    g = nest(g)
try:
    result = next(g)
except RecursionError:
    result = 1
print(result)  # expect: 1
