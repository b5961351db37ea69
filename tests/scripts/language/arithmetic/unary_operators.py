class Sign:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
s = Sign()
print(-s, +s, ~s)  # expect: neg pos inv
print(-True, +True, - - 3, not not [])  # expect: -1 1 3 False
