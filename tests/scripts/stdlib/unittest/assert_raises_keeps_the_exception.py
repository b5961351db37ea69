import unittest

case = unittest.TestCase()
with case.assertRaises(ValueError) as caught:
    int("x")
print(repr(caught.exception), caught.exception.__traceback__)  # expect: ValueError("invalid literal for int() with base 10: 'x'") None
try:
    with case.assertRaises(ValueError):
        {}["x"]
except KeyError as error:
    print("another exception passes through:", repr(error))  # expect: another exception passes through: KeyError('x')
try:
    with case.assertRaises((ValueError, TypeError), msg="told why"):
        pass
except AssertionError as error:
    print(error)  # expect: (<class 'ValueError'>, <class 'TypeError'>) not raised : told why
try:
    case.assertRaises(3)
except TypeError as error:
    print(error)  # expect: assertRaises() arg 1 must be an exception type or tuple of exception types
