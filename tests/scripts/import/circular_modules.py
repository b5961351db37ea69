from _lib import ring_a, ring_b
print(ring_a.both(), ring_b.seen)  # expect: ab False
