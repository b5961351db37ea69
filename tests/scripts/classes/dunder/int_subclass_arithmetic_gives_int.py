class I(int):
    def __repr__(self): return "I"
i = I(5)
print(type(i + 1).__name__, type(-i).__name__, type(int(i)).__name__, i, [i], f"{i}", f"{i:d}", str(i), "%d" % i, i.real.__class__.__name__, abs(i).__class__.__name__)  # expect: int int int I [I] I 5 I 5 int int
