class C:
    x = 1
    def __getattribute__(self, name):
        if name == "y": return "made"
        return object.__getattribute__(self, name)
    def __getattr__(self, name): return f"no {name}"
c = C()
print(c.x, c.y, c.z, len(c.__dict__))  # expect: 1 made no z 0
