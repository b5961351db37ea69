m = memoryview(bytearray(8))
cases = [
    (m, 0, 256), (m, 0, -1), (m, 0, "a"), (m, 0, 1.0), (m, 9, 1), (m, slice(0, 2), b"abc"), (m, slice(0, 2), 5),
    (m.cast("c"), 0, 120), (m.cast("c"), 0, b"xx"), (m.cast("i"), 0, 2**31), (m.cast("I"), 0, -5), (m.cast("d"), 0, "x"),
    (m.cast("B", [2, 4]), 0, 7), (m.cast("B", [2, 4]), slice(0, 1), b"x"), (m.toreadonly(), 0, 1), (memoryview(b"a"), 0, 1),
]
for view, key, value in cases:
    try:
        view[key] = value
    except Exception as error:
        print(type(error).__name__, error)
try:
    del m[0]
except TypeError as error:
    print(error)
