class H:
    def __init__(self, h): self.h = h
    def __hash__(self): return self.h
print(hash(H(5)), hash(H(True)), hash(H(-1)), hash(H(2 ** 70)) == hash(2 ** 70))  # expect: 5 1 -2 True
for h in ("x", 1.0, None):
    try:
        hash(H(h))
    except TypeError as e:
        print(e)
        # expect: __hash__ method should return an integer
        # expect: __hash__ method should return an integer
        # expect: __hash__ method should return an integer
