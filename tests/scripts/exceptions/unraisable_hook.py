# python3: differs because 3.14 says what was being done
import gc
import sys


def hook(unraisable):
    print(unraisable.exc_type.__name__, unraisable.exc_value, unraisable.err_msg.split(" <")[0], unraisable.object)


class Broken:
    def __del__(self):
        raise ValueError("x")


def failing():
    try:
        yield 1
    finally:
        raise KeyError("k")


def ignoring():
    try:
        yield 1
    except GeneratorExit:
        yield 2


sys.unraisablehook = hook
Broken()
gc.collect()
for make in (failing, ignoring):
    generator = make()
    next(generator)
    del generator
    gc.collect()
