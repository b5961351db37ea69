from itertools import chain, cycle, islice


def with_keywords(base):
    class Subclass(base):
        def __init__(self, *args, note=None):
            self.note = note

    return Subclass


print(list(with_keywords(chain)("ab", "c", note=1)), with_keywords(chain)(note=2).note)  # expect: ['a', 'b', 'c'] 2
print(list(with_keywords(islice)("abc", 2, note=1)), with_keywords(cycle)("a", note=3).note)  # expect: ['a', 'b'] 3
print(list(with_keywords(map)(str, [1], note=1)))  # expect: ['1']
