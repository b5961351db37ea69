from _lib import ring_b
name = "a"
def both(): return name + ring_b.name
