s = {1}
s.add(2); s.add(1); s.update([3, 4], (5,))
s.discard(99); s.remove(5)
print(sorted(s), len(s))  # expect: [1, 2, 3, 4] 4
s &= {1, 2, 3}; s -= {3}; s |= {7}; s ^= {1, 8}
print(sorted(s))  # expect: [2, 7, 8]
try:
    s.remove("no")
except KeyError as e:
    print(repr(e))  # expect: KeyError('no')
s.clear()
try:
    s.pop()
except KeyError as e:
    print(e)  # expect: 'pop from an empty set'
print(s, {5}.pop())  # expect: set() 5
