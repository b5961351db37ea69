class N:
    def __init__(self, r): self.r = r
    def __int__(self): return self.r
    def __float__(self): return self.r
print(int(N(5)), float(N(2.5)))  # expect: 5 2.5
for f in (lambda: int(N("x")), lambda: int(N(2.5)), lambda: float(N(1)), lambda: float(N("y"))):
    try: print(f())
    except TypeError as e: print(e)
    # expect: __int__ returned non-int (type str)
    # expect: __int__ returned non-int (type float)
    # expect: N.__float__ returned non-float (type int)
    # expect: N.__float__ returned non-float (type str)
