try:
    raise ValueError("outer")
except ValueError as e:
    try:
        raise KeyError("inner")
    except KeyError as e:
        print(repr(e))  # expect: KeyError('inner')
    try:
        print(repr(e))
    except NameError as problem:
        print(problem)  # expect: name 'e' is not defined
