class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
def gen():
    yield D("yielded")
    kept = D("kept")
    yield kept
    try:
        kept = yield kept
    finally:
        print("finally", kept.name)
g = gen()
print(next(g).name)
print("taken")
next(g)
print(next(g).name)
g.close()
print("closed")
items = (D(i) for i in range(2))
print(next(items).name)
print("item taken")
for item in items:
    print("loop")
del item
print("done")
