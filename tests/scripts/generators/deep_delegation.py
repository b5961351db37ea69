def leaf():
    got = yield "leaf"
    return got * 2
def wrap(n):
    if n == 0:
        return (yield from leaf())
    return (yield from wrap(n - 1)) + 1
g = wrap(200)
print(next(g))  # expect: leaf
try:
    g.send(21)
except StopIteration as e:
    print(e.value)  # expect: 242
