# skip gc: memory is reclaimed at every safepoint, cycles too
import gc
class D:
    def __del__(self): print("del")
d = D()
d.itself = d
del d
print("cycle")
gc.collect()
print("collected")
