class Ones(zip):
    def __next__(self):
        super().__next__()
        return 1


class Doubled(enumerate):
    def __next__(self):
        place, item = super().__next__()
        return place * 2, item


print(list(Ones("abc")), [x for x in Ones("ab")])  # expect: [1, 1, 1] [1, 1]
print(list(zip(Ones("ab"), "xyz")))  # expect: [(1, 'x'), (1, 'y')]
print(list(Doubled("ab")), dict(Doubled("ab", 5)))  # expect: [(0, 'a'), (2, 'b')] {10: 'a', 12: 'b'}
print(max(Ones("abc")), next(Ones("a")), 1 in Ones("a"))  # expect: 1 1 True
