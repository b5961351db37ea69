def chain(e): return type(e).__name__ if e else None
try:
    try:
        raise ValueError
    except ValueError as v:
        raise KeyError from v
except KeyError as e:
    print(chain(e.__cause__), chain(e.__context__), e.__suppress_context__)  # expect: ValueError ValueError True
try:
    try:
        raise ValueError
    finally:
        raise KeyError
except KeyError as e:
    print(chain(e.__cause__), chain(e.__context__), e.__suppress_context__)  # expect: None ValueError False
e = KeyError()
e.__cause__ = ValueError()
print(e.__suppress_context__)  # expect: True
for value in (5, ValueError):
    try: e.__cause__ = value
    except TypeError as error: print(error)
    # expect: exception cause must be None or derive from BaseException
    # expect: exception cause must be None or derive from BaseException
