import gc
class C:
    def __init__(self, n): self.n = n
    def __del__(self): log.append(self.n)
log = []
c = C(1)
del c
gc.collect()
def f():
    C(2)
f()
gc.collect()
print(log)  # expect: [1, 2]
