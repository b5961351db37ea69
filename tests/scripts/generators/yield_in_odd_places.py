def g():
    x = [(yield 1), (yield 2)]
    y = {(yield 3): (yield 4)}
    print(f"{(yield 5)}", x, y)  # expect: f ['a', 'b'] {'k': 'v'}
    return (yield 6) or (yield 7)
a = g()
sent = [None, "a", "b", "k", "v", "f", 0]
print([a.send(s) for s in sent])  # expect: [1, 2, 3, 4, 5, 6, 7]
