try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), OSError(3)])
    except* ValueError:
        raise KeyError("a")
    except* TypeError as group:
        raise RuntimeError("b") from group
except ExceptionGroup as group:
    print(repr(group))  # expect: ExceptionGroup('', [KeyError('a'), RuntimeError('b'), ExceptionGroup('g', [OSError(3)])])
    print([repr(error.__context__) for error in group.exceptions])  # expect: ["ExceptionGroup('g', [ValueError(1)])", "ExceptionGroup('g', [TypeError(2)])", 'None']
    print([repr(error.__cause__) for error in group.exceptions])  # expect: ['None', "ExceptionGroup('g', [TypeError(2)])", 'None']
