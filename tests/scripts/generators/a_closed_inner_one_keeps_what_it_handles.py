def inner():
    try:
        raise ValueError("inner")
    except ValueError:
        try:
            yield 1
        except GeneratorExit as error:
            print(repr(error.__context__))  # expect: ValueError('inner')
        try:
            raise
        except ValueError as error:
            print(repr(error))  # expect: ValueError('inner')

def outer():
    try:
        raise KeyError("outer")
    except KeyError:
        try:
            yield from inner()
        except GeneratorExit as error:
            print(repr(error.__context__))  # expect: KeyError('outer')
        try:
            raise
        except KeyError as error:
            print(repr(error))  # expect: KeyError('outer')

g = outer()
next(g)
g.close()
