class Node:
    def __init__(self, value, rest=None): self.value, self.rest = value, rest
    def __rshift__(self, other): return Node(other, self)
    def __iter__(self):
        node = self
        while node is not None:
            yield node.value
            node = node.rest
    def __len__(self): return sum(1 for _ in self)
    def __repr__(self): return "->".join(map(str, self))
n = Node(1) >> 2 >> 3
print(n, len(n), list(n), 2 in n)  # expect: 3->2->1 3 [3, 2, 1] True
