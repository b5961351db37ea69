def g():
    for i in range(10):
        log.append(i)
        yield i
log = []
try:
    a, b = g()
except ValueError:
    pass
print(log)  # expect: [0, 1, 2]
first, *_ = iter("xyz")
print(first)  # expect: x
