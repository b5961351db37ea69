class C:
    def __init__(self):
        self.a = 1
c = C()
d = c.__dict__
c.b = 2
d["c"] = 3
print(c.c, list(d), vars(c) is d)  # expect: 3 ['a', 'b', 'c'] True
del d["a"]
print(hasattr(c, "a"))  # expect: False
c.__dict__ = {"z": 26}
print(c.z, hasattr(c, "b"))  # expect: 26 False
