# skip gc: memory is reclaimed at every safepoint, cycles too
import gc
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
class Ring:
    pass
def ring(name):
    one, two = Ring(), Ring()
    one.other, two.other, one.held = two, one, D(name)
ring("in a ring")
pair = [D("first"), D("second")]
del pair
print("pair gone")
pair = (D("third"), D("fourth"))
del pair
print("pair gone")
gc.collect()
print("ring gone")
