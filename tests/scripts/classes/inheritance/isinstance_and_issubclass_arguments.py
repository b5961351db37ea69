print(isinstance(1, (str, (int, float))), isinstance(1, int | str), isinstance(None, int | None), issubclass(bool, (str, int)), isinstance(True, int))
for f in (lambda: isinstance(1, "int"), lambda: isinstance(1, [int]), lambda: issubclass(1, int), lambda: issubclass(int, 1), lambda: isinstance(1, list[int]), lambda: isinstance(1, (int, "x")), lambda: isinstance("a", (int, "x"))):
    try: print(f())
    except TypeError as e: print(e)
