import gc
import weakref


class Node:
    pass


node = Node()
node.itself = node
leaf = node.leaf = Node()
to_node, to_leaf = weakref.ref(node), weakref.ref(leaf)
del node, leaf
print(to_node() is None, to_leaf() is None)  # expect: False False
gc.collect()
print(to_node() is None, to_leaf() is None)  # expect: True True
