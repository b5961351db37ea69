class P:
    __slots__ = ("x", "y")
    def __init__(self, x): self.x = x
p = P(1)
print(p.x, hasattr(p, "__dict__"), hasattr(p, "y"))  # expect: 1 False False
try:
    p.z = 1
except AttributeError as e:
    print("no slot z")  # expect: no slot z
try:
    p.y
except AttributeError as e:
    print(type(e).__name__)  # expect: AttributeError
class Q(P): pass
q = Q(2)
q.z = 3
print(q.x, q.__dict__)  # expect: 2 {'z': 3}
