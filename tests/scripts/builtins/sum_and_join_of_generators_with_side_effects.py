def g(n):
    for i in range(n):
        log.append(i)
        yield i
log = []
print(sum(g(3)), ",".join(str(x) for x in g(2)), list(map(lambda x: x + 1, g(2))), tuple(g(1)), set(g(2)), log)  # expect: 3 0,1 [1, 2] (0,) {0, 1} [0, 1, 2, 0, 1, 0, 1, 0, 0, 1]
