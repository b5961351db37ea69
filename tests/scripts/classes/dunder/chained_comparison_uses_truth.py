class V:
    def __init__(self, r): self.r = r
    def __lt__(self, o): return self.r
print(V([]) < 1 < 2, V([1]) < V("last") < 3, V(0) < undefined if False else "ok")  # expect: [] last ok
