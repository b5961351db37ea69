d = memoryview(bytearray(range(24))).cast("B", [2, 3, 4])
print(d[0:1].shape, d[::-1].tolist()[0][0])
for key in (0, (0, 1), (0, 0, 0, 0), (0, 0, 9), (0, 3, 0), (5, 0, 0), (slice(0, 1),) * 3, "a", 1.0):
    try:
        print(d[key])
    except Exception as error:
        print(type(error).__name__, error)
