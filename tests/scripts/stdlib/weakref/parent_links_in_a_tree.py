import weakref


class Node:
    def __init__(self, name):
        self.name = name
        self._parent = None
        self.children = []

    @property
    def parent(self):
        return None if self._parent is None else self._parent()

    def add(self, child):
        self.children.append(child)
        child._parent = weakref.ref(self)


root, leaf = Node("root"), Node("leaf")
root.add(leaf)
print(leaf.parent.name)  # expect: root
del root
print(leaf.parent)  # expect: None
