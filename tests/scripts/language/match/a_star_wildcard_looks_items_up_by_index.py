import collections.abc
class Noisy(collections.abc.Sequence):
    def __len__(self):
        print("len")
        return 4
    def __getitem__(self, index):
        print("item", index)
        return index
match Noisy():
    case [_, a, *_, b, _]: print(a, b)
