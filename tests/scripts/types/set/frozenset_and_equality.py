f = frozenset([1, 2, 2])
print(len(f), f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: "key"}[frozenset((2, 1))])  # expect: 2 True True key
print(type(f | {3}).__name__, type({3} | f).__name__, frozenset() == set(), f.copy() is f)  # expect: frozenset set True True
try:
    f.add(1)
except AttributeError as e:
    print(e)  # expect: 'frozenset' object has no attribute 'add'
print({frozenset()} == {frozenset()}, {1} in [{1}])  # expect: True True
