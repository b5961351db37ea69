s = {1}
t = s
s |= {2}; s &= {2, 3}; s ^= {4}; s -= {2}
print(s, t is s)  # expect: {4} True
s.update([5], "a"); s.difference_update([4]); s.intersection_update([5, "a"], {"a"}); s.symmetric_difference_update("ab")
print(s)  # expect: {'b'}
f = frozenset([1])
g = f
f |= {2}
print(sorted(f), g)  # expect: [1, 2] frozenset({1})
