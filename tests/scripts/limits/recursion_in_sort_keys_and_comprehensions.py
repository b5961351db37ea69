def key(x):
    return sorted([x], key=key)
def comp(n):
    return [comp(n + 1) for _ in range(1)]
def gen(n):
    yield from gen(n + 1)
for act in (lambda: key(1), lambda: comp(0), lambda: list(gen(0)), lambda: list(map(key, [1]))):
    try:
        act()
    except RecursionError:
        print("RecursionError")
        # expect: RecursionError
        # expect: RecursionError
        # expect: RecursionError
        # expect: RecursionError
