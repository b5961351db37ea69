try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), ExceptionGroup("h", [KeyError(3), ValueError(4)])])
except* ValueError as group:
    print("values", repr(group))  # expect: values ExceptionGroup('g', [ValueError(1), ExceptionGroup('h', [ValueError(4)])])
except* (TypeError, KeyError) as group:
    print("others", repr(group))  # expect: others ExceptionGroup('g', [TypeError(2), ExceptionGroup('h', [KeyError(3)])])
else:
    print("else")
finally:
    print("finally")  # expect: finally
