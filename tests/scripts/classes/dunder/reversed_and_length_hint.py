class R:
    def __reversed__(self): return iter(["custom"])
class S:
    def __len__(self): return 3
    def __getitem__(self, i): return "abc"[i]
print(list(reversed(R())), list(reversed(S())))  # expect: ['custom'] ['c', 'b', 'a']
try:
    reversed({1, 2})
except TypeError as e:
    print(e)  # expect: 'set' object is not reversible
