# skip gc: it holds many objects, and every safepoint would walk them all
class Node:
    def __init__(self, rest): self.rest = rest
n = None
for _ in range(300_000):
    n = Node(n)
d = {}
for _ in range(100_000):
    d = {"inner": d}
del n, d
import gc
gc.collect()
print("survived")  # expect: survived
