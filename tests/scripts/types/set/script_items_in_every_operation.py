class Item:
    hashes = 0

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        Item.hashes += 1
        return hash(self.name)

    def __eq__(self, other):
        return isinstance(other, Item) and self.name == other.name

    def __lt__(self, other):
        return self.name < other.name

    def __repr__(self):
        return self.name


def items(text):
    return [Item(letter) for letter in text]


def show(what, value):
    if isinstance(value, (set, frozenset)):
        value = type(value).__name__, sorted(value)
    print(what, value, Item.hashes)
    Item.hashes = 0


left, right = set(items("abcd")), frozenset(items("cdef"))
show("made", left)
show("or", left | right)
show("and", left & right)
show("sub", left - right)
show("xor", left ^ right)
show("reflected", right - left)
show("union", left.union(items("xy"), right))
show("intersection", left.intersection(items("ab")))
show("difference", left.difference(items("ab"), right))
show("symmetric", left.symmetric_difference(items("ab")))
show("subset", left <= right)
show("equal", left == set(left))
show("superset", left.issuperset(items("ab")))
show("disjoint", left.isdisjoint(items("xyz")))
show("display", {*left, *right})
show("comprehension", {item for item in items("aab")})
left.add(Item("a"))
show("add", left)
left.discard(Item("a"))
left.remove(Item("b"))
show("discard and remove", left)
try:
    left.remove(Item("z"))
except KeyError as error:
    print(repr(error))
Item.hashes = 0
left |= right
show("ior", left)
left &= set(items("cde"))
show("iand", left)
left -= {Item("c")}
show("isub", left)
left ^= {Item("d"), Item("q")}
show("ixor", left)
left.update(items("uv"), items("w"))
show("update", left)
left.difference_update(items("u"))
left.intersection_update(items("vwz"))
left.symmetric_difference_update(items("zz"))
show("updates", left)
