m = memoryview(bytearray(range(24)))
d = m.cast("B", [2, 3, 4])
for act in (
    lambda: m.cast("i").cast("h"), lambda: m.cast("B", [5, 5]), lambda: m.cast("B", [0]), lambda: m.cast("B", "ab"),
    lambda: m.cast("B", ["a"]), lambda: m.cast("B", 5), lambda: m[::2].cast("h"), lambda: m[:23].cast("i"),
    lambda: m.cast("<i"), lambda: m.cast(""), lambda: m.cast(1), lambda: d.cast("B", [4, 6]),
):
    try:
        print(act())
    except Exception as error:
        print(type(error).__name__, error)
