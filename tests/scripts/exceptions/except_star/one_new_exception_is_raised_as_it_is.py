try:
    try:
        raise ExceptionGroup("g", [ValueError(1), ValueError(2)])
    except* ValueError:
        raise KeyError("k")
except KeyError as error:
    print(repr(error), repr(error.__context__))  # expect: KeyError('k') ExceptionGroup('g', [ValueError(1), ValueError(2)])
