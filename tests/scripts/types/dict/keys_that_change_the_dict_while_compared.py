# When the table changed during a comparison, the search begins anew.
class Key:
    act = None

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        act, Key.act = Key.act, None
        if act:
            act()
        return self.name == other.name


def attempt(what, act, look):
    table = {Key("a"): 1, Key("b"): 2}
    Key.act = lambda: act(table)
    try:
        result = look(table)
    except (KeyError, RuntimeError) as error:
        result = type(error).__name__
    Key.act = None
    print(what, result, [(k.name, v) for k, v in table.items()])


def remove_all(table):
    table.clear()


def grow(table):
    for i in range(100):
        table[i * 8 + 2] = i
    for i in range(100):
        del table[i * 8 + 2]


def replace(table):
    table.clear()
    table[Key("b")] = 20


for act in remove_all, grow, replace:
    attempt(f"{act.__name__} get", act, lambda table: table.get(Key("b")))
    attempt(f"{act.__name__} set", act, lambda table: table.__setitem__(Key("b"), 3))
    attempt(f"{act.__name__} pop", act, lambda table: table.pop(Key("b")))
    attempt(f"{act.__name__} setdefault", act, lambda table: table.setdefault(Key("b"), 4))
    attempt(f"{act.__name__} del", act, lambda table: table.__delitem__(Key("b")))
    attempt(f"{act.__name__} in", act, lambda table: Key("b") in table)


class Endless(Key):
    def __eq__(self, other):
        raise LookupError("compared")

    __hash__ = Key.__hash__


table = {Endless("x"): 1}
for look in table.get, table.__contains__, table.pop, table.setdefault, {Endless("y")}.add:
    try:
        look(Endless("z"))
    except LookupError as error:
        print(repr(error))
print(len(table))
