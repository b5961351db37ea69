class C:
    __iter__ = None
    def __getitem__(self, i): return i
    __hash__ = None
try:
    iter(C())
except TypeError as e:
    print(e)  # expect: 'C' object is not iterable
try:
    hash(C())
except TypeError as e:
    print(e)  # expect: unhashable type: 'C'
