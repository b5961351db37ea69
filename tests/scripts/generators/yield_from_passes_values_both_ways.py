def inner():
    x = yield "inner 1"
    y = yield f"inner got {x}"
    return f"inner result {y}"
def outer():
    result = yield from inner()
    z = yield result
    return z
g = outer()
print(next(g))  # expect: inner 1
print(g.send("a"))  # expect: inner got a
print(g.send("b"))  # expect: inner result b
try:
    g.send("c")
except StopIteration as e:
    print(e.value)  # expect: c
