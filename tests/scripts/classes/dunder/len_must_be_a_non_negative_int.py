class L:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
for v in (-1, "x", 2.0):
    try:
        len(L(v))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: ValueError __len__() should return >= 0
        # expect: TypeError 'str' object cannot be interpreted as an integer
        # expect: TypeError 'float' object cannot be interpreted as an integer
print(len(L(True)), bool(L(0)))  # expect: 1 False
try:
    len(5)
except TypeError as e:
    print(e)  # expect: object of type 'int' has no len()
