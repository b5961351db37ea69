original = ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [ValueError(3), OSError(4)])])
try:
    try:
        raise original
    except* ValueError:
        raise
    except* OSError:
        pass
except ExceptionGroup as group:
    print(repr(group))  # expect: ExceptionGroup('g', [ValueError(1), TypeError(2), ExceptionGroup('h', [ValueError(3)])])
