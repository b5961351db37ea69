for it in (iter([1]), iter("é"), iter({1: 2}), iter({1}), iter(range(2)), zip("a"), map(str, "a"), filter(None, "a"), enumerate("a"), reversed([1])):
    assert iter(it) is it
    first = next(it)
    rest = list(it)
    print(type(it).__name__, first, rest)
