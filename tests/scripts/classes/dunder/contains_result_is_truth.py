class C:
    def __contains__(self, x): return x
print(1 in C(), 0 in C(), "" not in C(), [0] in C())  # expect: True False True True
class N:
    __contains__ = None
    def __iter__(self): return iter([1])
try:
    1 in N()
except TypeError as e:
    print(e)  # expect: 'N' object is not a container
