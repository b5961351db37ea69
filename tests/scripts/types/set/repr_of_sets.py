print(set(), frozenset(), {1}, frozenset({1}), {frozenset()}, repr({"a"}), str({(1,)}))  # expect: set() frozenset() {1} frozenset({1}) {frozenset()} {'a'} {(1,)}
class S(set): pass
class F(frozenset): pass
print(S([1]), F(), S())  # expect: S({1}) F() S()
