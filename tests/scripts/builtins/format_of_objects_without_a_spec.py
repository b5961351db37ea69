print(format(None), format([1]), format({}, ""), format(5), format("a", ""), format(int), format(...))
for v in (None, [1], (), {}, object, 1j):
    try: print(format(v, "5"))
    except TypeError as e: print(e)
