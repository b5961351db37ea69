class Sized:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
class Flag:
    def __bool__(self): return False
    def __len__(self): return 9
print(bool(Sized(0)), bool(Sized(2)), bool(Flag()), bool(object()))  # expect: False True False True
print([bool(x) for x in (0, 0.0, 0j, "", b"", (), [], {}, set(), range(0), None)])  # expect: [False, False, False, False, False, False, False, False, False, False, False]
print([bool(x) for x in (1, -0.1, " ", (0,), [[]], {0: 0}, range(1), ...)])  # expect: [True, True, True, True, True, True, True, True]
