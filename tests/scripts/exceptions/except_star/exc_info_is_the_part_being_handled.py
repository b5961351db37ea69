import sys
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
except* ValueError:
    print(repr(sys.exception()))  # expect: ExceptionGroup('g', [ValueError(1)])
except* TypeError:
    print(repr(sys.exception()))  # expect: ExceptionGroup('g', [TypeError(2)])
print(sys.exception())  # expect: None
