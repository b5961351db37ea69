class Node:
    __slots__ = ("key", "value", "before", "after")
class Cache:
    def __init__(self, size):
        self.size, self.map, self.root = size, {}, Node()
        self.root.before = self.root.after = self.root
    def _unlink(self, n): n.before.after, n.after.before = n.after, n.before
    def _front(self, n):
        n.before, n.after = self.root, self.root.after
        n.after.before = self.root.after = n
    def __getitem__(self, key):
        n = self.map[key]
        self._unlink(n); self._front(n)
        return n.value
    def __setitem__(self, key, value):
        if key in self.map: self._unlink(self.map[key])
        elif len(self.map) == self.size:
            old = self.root.before
            self._unlink(old)
            del self.map[old.key]
        n = self.map[key] = Node()
        n.key, n.value = key, value
        self._front(n)
    def __iter__(self):
        n = self.root.after
        while n is not self.root:
            yield n.key
            n = n.after
c = Cache(3)
for k in "abc": c[k] = ord(k)
c["a"]; c["d"] = 1; c["b" if "b" in c.map else "c"] = 5
print(list(c), sorted(c.map), c["a"])  # expect: ['c', 'd', 'a'] ['a', 'c', 'd'] 97
try:
    c["b"]
except KeyError as e:
    print("evicted", e)  # expect: evicted 'b'
