class M:
    def __init__(self, v): self.v = v
    def __enter__(self): return self.v
    def __exit__(self, *a): pass
d = {}
with M((1, (2, 3))) as (a, (b, c)), M("item") as d["k"], M("attr") as M.found:
    print(a, b, c, d, M.found)  # expect: 1 2 3 {'k': 'item'} attr
