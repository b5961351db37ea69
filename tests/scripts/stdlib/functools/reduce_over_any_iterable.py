from functools import reduce


def add(a, b):
    return a + b


class Numbers:
    def __getitem__(self, index):
        if index > 3:
            raise IndexError
        return index


class Refusing:
    def __iter__(self):
        raise RuntimeError("no")


def ending():
    yield 1
    raise KeyError("ended")


print(reduce(add, "abc"), reduce(add, (c for c in "abc"), "z"), reduce(add, [], 5), reduce(max, [3]))  # expect: abc zabc 5 3
print(reduce(add, Numbers()), reduce(lambda a, b: b, range(10_000)))  # expect: 6 9999
for wrong in [
    lambda: reduce(add, []), lambda: reduce(add, 5), lambda: reduce(add, Refusing()), lambda: reduce(add, ending()),
    lambda: reduce(5, [1, 2]), lambda: reduce(lambda a, b: 1 / 0, [1, 2]),
]:
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
        # expect: TypeError: reduce() of empty iterable with no initial value
        # expect: TypeError: reduce() arg 2 must support iteration
        # expect: RuntimeError: no
        # expect: KeyError: 'ended'
        # expect: TypeError: 'int' object is not callable
        # expect: ZeroDivisionError: division by zero
