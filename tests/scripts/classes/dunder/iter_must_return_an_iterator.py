class C:
    def __init__(self, r): self.r = r
    def __iter__(self): return self.r
print(list(C(iter("ab"))))  # expect: ['a', 'b']
for r in (5, "ab", [1]):
    try:
        list(C(r))
    except TypeError as e:
        print(e)
        # expect: iter() returned non-iterator of type 'int'
        # expect: iter() returned non-iterator of type 'str'
        # expect: iter() returned non-iterator of type 'list'
class NoIter: __iter__ = None
try:
    iter(NoIter())
except TypeError as e:
    print(e)  # expect: 'NoIter' object is not iterable
