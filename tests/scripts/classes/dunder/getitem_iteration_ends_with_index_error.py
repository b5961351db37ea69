class S:
    def __getitem__(self, i):
        if i == 3: raise IndexError
        return i * i
print(list(S()), 4 in S(), 5 in S(), max(S()), *S())  # expect: [0, 1, 4] True False 4 0 1 4
class Stop:
    def __getitem__(self, i): raise StopIteration
print(list(Stop()))  # expect: []
class Key:
    def __getitem__(self, i): raise KeyError(i)
try:
    list(Key())
except KeyError as e:
    print(repr(e))  # expect: KeyError(0)
