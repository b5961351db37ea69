from _lib import ring_a
name = "b"
seen = hasattr(ring_a, "name")
