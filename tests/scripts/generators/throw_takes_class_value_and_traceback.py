# python3: differs because 3.14 words some errors anew
import warnings

warnings.simplefilter("ignore")


def g():
    try:
        yield 1
    except ValueError as error:
        yield repr(error)


class Wrong(Exception):
    def __new__(cls):
        return 5


for arguments in (
    (ValueError,), (ValueError, 1), (ValueError, (1, 2)), (ValueError, ValueError(3)), (ValueError, TypeError(1)),
    (ValueError(1), 2), (5,), (ValueError, None, 5), (Wrong,),
):
    generator = g()
    next(generator)
    try:
        print(generator.throw(*arguments))
    except BaseException as error:
        print(type(error).__name__, error)
