class C:
    def __setitem__(self, k, v): print("set", k, v)
    def __delitem__(self, k): print("del", k)
    def __getitem__(self, k): return k
c = C()
c[1] = 2
c[1:2, ...] = 3
del c["x"], c[::2]
c["n"] += "!"
