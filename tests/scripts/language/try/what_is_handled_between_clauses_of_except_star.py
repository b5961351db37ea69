import sys


def shown(types):
    print(repr(sys.exception()))
    return types


try:
    raise ExceptionGroup("g", [TypeError(1), ValueError(2), KeyError(3)])
except* shown(TypeError):
    pass
except* shown(ValueError):
    pass
except* shown(KeyError):
    pass
print(sys.exception())


def f(error, body):
    try:
        try:
            raise error
        except* TypeError:
            body()
        except* ExceptionGroup:
            pass
    except TypeError as e:
        print(e, repr(e.__context__))


f(TypeError(1), lambda: None)
f(ExceptionGroup("x", [TypeError(1), ValueError(2)]), lambda: None)
f(ExceptionGroup("x", [TypeError(1), ValueError(2)]), lambda: 1 / 0)
