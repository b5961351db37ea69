try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError as group:
        print(repr(group))  # expect: ExceptionGroup('g', [ValueError(1)])
except ExceptionGroup as rest:
    print(repr(rest), rest.__context__)  # expect: ExceptionGroup('g', [TypeError(2)]) None
