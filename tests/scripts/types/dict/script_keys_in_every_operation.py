class Key:
    def __init__(self, name, hashed=7):
        self.name, self.hashed = name, hashed

    def __hash__(self):
        print("hash", self.name)
        return self.hashed

    def __eq__(self, other):
        print(self.name, "==", getattr(other, "name", other))
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return f"<{self.name}>"


def key(name):
    return Key(name)


def show(what, action):
    print(what)
    try:
        print("  gives", action())
    except Exception as error:
        print("  raises", type(error).__name__, error)


table = {key("a"): 1, key("b"): 2}
show("get", lambda: table.get(key("b")))
show("get absent", lambda: table.get(key("c"), "none"))
show("getitem", lambda: table[key("a")])
show("getitem absent", lambda: table[key("c")])
show("in", lambda: key("b") in table)
show("not in", lambda: key("z") not in table)
show("setitem", lambda: table.__setitem__(key("b"), 3))
show("setdefault", lambda: table.setdefault(key("a"), 9))
show("setdefault absent", lambda: table.setdefault(key("d"), 4))
show("pop", lambda: table.pop(key("d")))
show("pop absent", lambda: table.pop(key("d")))
show("pop default", lambda: table.pop(key("d"), 0))
show("an int of the same hash", lambda: table.get(7))
show("the same object", lambda: [table[k] for k in table])
del table[key("a")]
show("delete absent", lambda: table.__delitem__(key("a")))
show("update", lambda: table.update({key("b"): 5}))
show("update with pairs", lambda: table.update([(key("b"), 6)]))
show("or", lambda: table | {key("e"): 1})
show("fromkeys", lambda: dict.fromkeys([key("x"), key("x")], 1))
show("comprehension", lambda: {k: 1 for k in [key("p"), key("p")]})
show("equal", lambda: {key("q"): 1} == {key("q"): 1})
show("keys and", lambda: table.keys() & {key("b")})
show("items in", lambda: (key("b"), 6) in table.items())
show("result", lambda: table)
