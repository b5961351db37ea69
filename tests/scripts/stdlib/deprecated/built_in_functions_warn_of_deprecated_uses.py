# python3: differs in what it warns of, which is of CPython 3.14
import warnings


def probe(label, function):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = function()
        except BaseException as error:
            result = type(error).__name__
    print(label, result, [(warning.category.__name__, str(warning.message)) for warning in caught])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            print(" as an error:", function())
        except BaseException as error:
            print(" as an error:", type(error).__name__)


class Int(int):
    pass


class Float(float):
    pass


class Odd:
    def __int__(self):
        return Int(3)

    def __float__(self):
        return Float(2.5)


class Plain:
    def __int__(self):
        return 3

    def __float__(self):
        return 2.5


class Indexed:
    def __index__(self):
        return Int(4)


def generator():
    yield 1
    yield 2


def throw(*args):
    running = generator()
    next(running)
    return running.throw(*args)


probe("~", lambda: ~True)
probe("~int", lambda: ~int(True))
probe("method", lambda: False.__invert__())
probe("int", lambda: int(Odd()))
probe("plain", lambda: (int(Plain()), float(Plain())))
probe("int of index", lambda: int(Indexed()))
probe("float", lambda: float(Odd()))
probe("float of index", lambda: float(Indexed()))
probe("complex", lambda: complex(1j, 2))
probe("complex", lambda: complex(1j, 2j))
probe("complex", lambda: complex(1, 2j))
probe("complex", lambda: complex(1j))
probe("throw", lambda: throw(KeyError, "a"))
probe("throw", lambda: throw(KeyError("a")))
probe("throw", lambda: throw(KeyError, None, None))

# Shown once a line, in the main module.
warnings.showwarning = lambda message, category, filename, line, *rest: print("shown:", category.__name__, line)
for _ in range(2):
    ~True
