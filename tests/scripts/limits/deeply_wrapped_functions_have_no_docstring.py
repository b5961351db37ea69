# python3: differs because it overflows the C stack
import types


def deepest(wrap, value):
    for _ in range(500):
        value = wrap(value)
    return value


def attempt(read):
    try:
        print(read())
    except RecursionError:
        print("too deep")


method = deepest(lambda inner: types.MethodType(inner, 1), print)
attempt(lambda: method.__doc__)  # expect: too deep
attempt(lambda: deepest(classmethod, print).__doc__)  # expect: too deep
attempt(lambda: deepest(staticmethod, print).__name__)  # expect: too deep
attempt(lambda: deepest(property, print).__isabstractmethod__)  # expect: too deep
