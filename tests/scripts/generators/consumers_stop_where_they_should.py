def g():
    for i in range(10):
        log.append(i)
        yield i
log = []
print(any(x == 2 for x in g()), log); log.clear()  # expect: True [0, 1, 2]
print(all(x < 1 for x in g()), log); log.clear()  # expect: False [0, 1]
print(3 in g(), log); log.clear()  # expect: True [0, 1, 2, 3]
print(next(zip(g(), "a")), log); log.clear()  # expect: (0, 'a') [0]
print(dict(zip("ab", g())), log)  # expect: {'a': 0, 'b': 1} [0, 1]
