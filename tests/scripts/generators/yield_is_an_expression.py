def g():
    x = yield
    y = (yield x) or "default"
    z = [(yield y), (yield "second")]
    return z
it = g()
next(it)
print(it.send(1), it.send(None), it.send("p"))  # expect: 1 default second
try:
    it.send("q")
except StopIteration as e:
    print(e.value)  # expect: ['p', 'q']
