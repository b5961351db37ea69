# The callbacks of weak references to an object come after its `__del__` and before those of what it owned.
import weakref


class Node:
    def __init__(self, name, *owned):
        self.name = name
        self.owned = list(owned)

    def __del__(self):
        print("del", self.name)


node = Node("root", Node("first"), Node("second", Node("deep")))
references = [weakref.ref(node, lambda _, n=n: print("root is gone", n)) for n in range(2)]
references.append(weakref.ref(node.owned[1], lambda _: print("second is gone")))
references.append(weakref.ref(node.owned[1].owned[0], lambda _: print("deep is gone")))
del node
print("end")
