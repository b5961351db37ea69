class Loud:
    def __init__(self, number, result=None):
        self.number, self.result = number, result

    def __eq__(self, other):
        print(self.number, "==", getattr(other, "number", other))
        return self.number == getattr(other, "number", other) if self.result is None else self.result

    def __lt__(self, other):
        print(self.number, "<", other.number)
        return self.number < other.number


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        print("truth", self.value)
        return self.value


a, b, c = Loud(1), Loud(2), Loud(1)
print((a, b) == (c, b), [a, b] == [c, Loud(3)], (a, b) != (c, Loud(2)))
print((a,) < (b,), (a, 5) < (c, 4), [a] <= [c], (a, b) < (c, b, 1))
print((1, a) < (1, c), (0, a) < (1, c), ((a, 1), 2) == ((c, 1), 2), [[a], 3] < [[c], 4])
print((Loud(1, Truth(False)),) == (a,), (Loud(1, Truth(True)),) == (b,), (Loud(1, NotImplemented),) == (5,))
print((3, Loud(4)) == (3, 4), (Loud(9, []),) == (1,), [1, Loud(5)] != [1, 5])


class Broken:
    def __eq__(self, other):
        raise LookupError("compared")


for compare in (lambda: (1, Broken()) == (1, 2), lambda: [Broken()] < [2], lambda: [1, Broken()].index(3)):
    try:
        compare()
    except LookupError as error:
        print(repr(error))


class Growing:
    def __eq__(self, other):
        if len(items) < 5:
            items.append(Growing())
        return True


items = [Growing()]
print(items == [1], len(items), items < [1, 2])
