def echo():
    received = yield "ready"
    while received != "stop":
        received = yield f"got {received}"
    return "bye"
g = echo()
print(next(g), g.send(1), g.send("x"))  # expect: ready got 1 got x
try:
    g.send("stop")
except StopIteration as e:
    print("returned", e.value)  # expect: returned bye
