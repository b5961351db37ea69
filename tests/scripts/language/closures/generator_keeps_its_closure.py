def f(n):
    def g():
        for i in range(n):
            yield i * n
    return g
print(list(f(3)()), [list(f(k)()) for k in range(3)])  # expect: [0, 3, 6] [[], [0], [0, 2]]
