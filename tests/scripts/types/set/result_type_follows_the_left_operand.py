class S(set): pass
print(type({1} | frozenset([2])).__name__, type(frozenset([2]) | {1}).__name__, type(S([1]) | {2}).__name__, type({1}.union(S())).__name__, type(S([1]).copy()).__name__, type(frozenset([1]).copy()).__name__)  # expect: set frozenset set set set frozenset
