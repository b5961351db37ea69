class C:
    def __init__(self): self.x = 1
print(vars(C()), "x" not in vars(C), sorted(vars(type("D", (), {"a": 1})))[-1])  # expect: {'x': 1} True a
for v in (5, object(), [], "a"):
    try: vars(v)
    except TypeError as e: print(e)
    # expect: vars() argument must have __dict__ attribute
    # expect: vars() argument must have __dict__ attribute
    # expect: vars() argument must have __dict__ attribute
    # expect: vars() argument must have __dict__ attribute
