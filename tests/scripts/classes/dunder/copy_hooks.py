import copy
class C:
    def __copy__(self): return "shallow"
    def __deepcopy__(self, memo): return "deep", isinstance(memo, dict)
print(copy.copy(C()), copy.deepcopy(C()), copy.deepcopy([C()]))  # expect: shallow ('deep', True) [('deep', True)]
class P:
    def __init__(self, x): self.x = x
    def __reduce__(self): return (P, (self.x * 2,))
print(copy.copy(P(2)).x)  # expect: 4
class G:
    def __init__(self): self.a = [1]
    def __getstate__(self): return {"kept": self.a}
    def __setstate__(self, state): self.state = state
g = copy.copy(G())
print(vars(g))  # expect: {'state': {'kept': [1]}}
