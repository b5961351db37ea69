class Trie:
    def __init__(self): self.children, self.end = {}, False
    def insert(self, word):
        node = self
        for c in word: node = node.children.setdefault(c, Trie())
        node.end = True
    def __contains__(self, word):
        node = self.find(word)
        return node is not None and node.end
    def find(self, prefix):
        node = self
        for c in prefix:
            node = node.children.get(c)
            if node is None: return None
        return node
    def words(self, prefix=""):
        if self.end: yield prefix
        for c in sorted(self.children): yield from self.children[c].words(prefix + c)
    def complete(self, prefix):
        node = self.find(prefix)
        return list(node.words(prefix)) if node else []
t = Trie()
for w in "car card care cart cat dog do done".split(): t.insert(w)
print(t.complete("car"), t.complete("do"), t.complete("x"), "ca" in t, "cat" in t, len(list(t.words())))  # expect: ['car', 'card', 'care', 'cart'] ['do', 'dog', 'done'] [] False True 8
