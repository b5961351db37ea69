def ring():
    try:
        raise ValueError(1)
    except ValueError as error:
        error.__context__ = error
        raise TypeError(2)
try:
    ring()
except TypeError as error:
    print(repr(error), repr(error.__context__), error.__context__.__context__ is error.__context__)
