class A(list):
    def __add__(self, other):
        return "add"


class R:
    def __radd__(self, other):
        return "radd"

    def __iter__(self):
        return iter([1])


class RL(list):
    __radd__ = None

    def __mul__(self, other):
        return "mul"


class B(bytearray):
    def __add__(self, other):
        return "add"


for kind in list, A, RL, bytearray, B, tuple:
    for other in R(), [3], b"x", "ab", 5, None:
        v = kind()
        try:
            v += other
        except TypeError as e:
            v = e
        print(kind.__name__, type(other).__name__, repr(v))
v = RL()
v *= 2
print(v)
