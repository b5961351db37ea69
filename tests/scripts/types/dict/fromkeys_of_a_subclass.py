class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k, [v])
print(D.fromkeys("ab"), D.fromkeys("a", 1), type(D.fromkeys("")).__name__, dict.fromkeys(range(2), "x"))  # expect: {'a': [None], 'b': [None]} {'a': [1]} D {0: 'x', 1: 'x'}
l = dict.fromkeys("ab", [])
l["a"].append(1)
print(l)  # expect: {'a': [1], 'b': [1]}
