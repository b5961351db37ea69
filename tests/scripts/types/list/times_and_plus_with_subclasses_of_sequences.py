def attempt(ask):
    try:
        print(ask())
    except TypeError as error:
        print(error)


class Times(list):
    def __mul__(self, other):
        return "times"


class NoTimes(list):
    __rmul__ = None


class Derived(NoTimes):
    pass


attempt(lambda: [1] * Times())  # expect: 'list' object cannot be interpreted as an integer
attempt(lambda: Times() * [1])  # expect: times
attempt(lambda: NoTimes() * Derived())  # expect: 'Derived' object cannot be interpreted as an integer
attempt(lambda: NoTimes([1]) * 2)  # expect: [1, 1]
attempt(lambda: [1] * NoTimes())  # expect: 'NoneType' object is not callable


class NoPlus(list):
    __radd__ = None


attempt(lambda: NoPlus([1]) + NoPlus([2]))  # expect: [1, 2]
attempt(lambda: [1] + NoPlus())  # expect: 'NoneType' object is not callable


class Plain:
    pass


def multiply(value):
    value *= [1]
    return value


attempt(lambda: multiply(Plain()))  # expect: unsupported operand type(s) for *=: 'Plain' and 'list'
attempt(lambda: multiply(1))  # expect: [1]
