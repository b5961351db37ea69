class I:
    def __init__(self, r): self.r = r
    def __index__(self): return self.r
for r in (1.0, "1", None):
    for f in (lambda: [1, 2][I(r)], lambda: int(I(r)), lambda: range(I(r)), lambda: "a" * I(r)):
        try: f()
        except TypeError as e: print(e)
