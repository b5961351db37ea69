import operator
class H:
    def __init__(self, r): self.r = r
    def __length_hint__(self): return self.r
print(operator.length_hint(H(5)), operator.length_hint(H(NotImplemented), 7), operator.length_hint(object(), 3), operator.length_hint([1]))  # expect: 5 7 3 1
for r in (-1, "x"):
    try:
        operator.length_hint(H(r))
    except (ValueError, TypeError) as e:
        print(e)
        # expect: __length_hint__() should return >= 0
        # expect: __length_hint__ must be an integer, not str
