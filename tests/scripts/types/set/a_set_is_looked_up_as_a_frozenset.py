s = {frozenset([1, 2])}
print({1, 2} in s, frozenset([2, 1]) in s)  # expect: True True
s.remove({1, 2})
print(s, hash(frozenset()) == hash(frozenset([])))  # expect: set() True
s.add(frozenset([3]))
s.discard({3})
print(s)  # expect: set()
