# skip gc: every safepoint collects, so what lay on cycles is gone before it is counted
import gc


class N:
    pass


gc.collect()
print(gc.collect())
for _ in range(3):
    n = N()
    n.me = n
del n
print(gc.collect())
items = []
items.append(items)
del items
print(gc.collect())
a, b = {}, []
a["b"] = b
b.append(a)
del a, b
print(gc.collect(), gc.collect())
plain = [[1], {"a": 2}]
del plain
print(gc.collect())
