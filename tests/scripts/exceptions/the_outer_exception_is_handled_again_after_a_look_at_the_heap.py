# A suspended generator with cleanup has the heap looked at where a handler begins.
import sys


def suspended():
    try:
        yield
    finally:
        print("closed")


def nested(outer, inner):
    try:
        raise outer
    except KeyError:
        try:
            raise inner
        except ValueError as error:
            print(repr(error.__context__))
        print(repr(sys.exception()))
        try:
            raise
        except KeyError as error:
            print(repr(error))


generator = suspended()
next(generator)
nested(KeyError("outer"), ValueError("inner"))
del generator
print("end")
