f = frozenset("a")
print(frozenset(f) is f, frozenset() == set(), frozenset().__class__.__name__, hash(frozenset([1, 2])) == hash(frozenset([2, 1])))  # expect: True True frozenset True
class F(frozenset): pass
print(type(frozenset(F("a"))).__name__, F("a") == f, {F("a"): 1}[f])  # expect: frozenset True 1
