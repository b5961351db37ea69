m = memoryview(bytes(range(1, 17)))
for code in "bBcChHiIlLqQnNfd?P":
    try:
        view = m.cast(code)
        print(code, view.itemsize, len(view), view[0])
    except ValueError as error:
        print(code, error)
print(m.cast("@i").format, m.cast("i").cast("B").cast("h").shape)
