def f():
    try:
        raise ValueError("original")
    except ValueError:
        try:
            raise KeyError("second")
        except KeyError:
            pass
        raise
try:
    f()
except ValueError as e:
    print(repr(e), repr(e.__context__))  # expect: ValueError('original') None
try:
    raise
except RuntimeError as e:
    print(e)  # expect: No active exception to reraise
