def inner():
    total = 0
    while (x := (yield total)) is not None: total += x
    return total
def outer():
    while True:
        result = yield from inner()
        print("inner gave", result)  # expect: inner gave 11
g = outer()
print(next(g), g.send(5), g.send(6), g.send(None), g.send(1))  # expect: 0 5 11 0 1
