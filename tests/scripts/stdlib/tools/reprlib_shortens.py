import reprlib

print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr(10**100))  # expect: [0, 1, 2, 3, 4, 5, ...] 'xxxxxxxxxxxx...xxxxxxxxxxxxx' 100000000000000000...0000000000000000000
print(reprlib.repr({i: i for i in range(10)}), reprlib.repr({3, 1, 2}), reprlib.repr((1,)))  # expect: {0: 0, 1: 1, 2: 2, 3: 3, ...} {1, 2, 3} (1,)
print(reprlib.repr([[[[[[[[1]]]]]]]]))  # expect: [[[[[[[...]]]]]]]


class Chain:
    def __init__(self):
        self.next = self

    @reprlib.recursive_repr("<again>")
    def __repr__(self):
        return f"Chain({self.next!r})"


print(Chain())  # expect: Chain(<again>)
