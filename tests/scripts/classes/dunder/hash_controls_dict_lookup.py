class Key:
    def __init__(self, v): self.v = v
    def __hash__(self): return len(self.v)
    def __eq__(self, o): return isinstance(o, Key) and self.v == o.v
d = {Key("ab"): 1, Key("cd"): 2, Key("x"): 3}
print(d[Key("cd")], Key("zz") in d, len(d), d.get(Key("x")))  # expect: 2 False 3 3
d[Key("ab")] = 10
del d[Key("cd")]
print(sorted((k.v, v) for k, v in d.items()))  # expect: [('ab', 10), ('x', 3)]
