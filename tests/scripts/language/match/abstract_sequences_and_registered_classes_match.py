import collections.abc
class Pair(collections.abc.Sequence):
    def __len__(self):
        return 2
    def __getitem__(self, index):
        if index > 1:
            raise IndexError
        return index * 10
class Plain:
    def __len__(self):
        return 2
    def __getitem__(self, index):
        if index > 1:
            raise IndexError
        return index + 5
def f(value):
    match value:
        case [a, b]: return a, b
    return "no"
print(f(Pair()))  # expect: (0, 10)
print(f(Plain()))  # expect: no
collections.abc.Sequence.register(Plain)
print(f(Plain()))  # expect: (5, 6)
print(f(collections.deque([1, 2])), f(collections.UserList([3, 4])), f(collections.UserString("ab")))  # expect: (1, 2) (3, 4) ('a', 'b')
