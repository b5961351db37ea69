import gc
class D:
    def __init__(self, name): self.name = name
    def __del__(self): log.append(self.name)
log = []
d = D("first")
del d
gc.collect()
print(log)  # expect: ['first']
def f():
    D("second")
    x = [D("third")]
    x.append(x)
f()
gc.collect()
print(sorted(log))  # expect: ['first', 'second', 'third']
