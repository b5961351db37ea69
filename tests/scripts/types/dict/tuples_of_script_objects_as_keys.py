from collections import namedtuple


class Tag:
    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        return isinstance(other, Tag) and self.text == other.text


Pair = namedtuple("Pair", "left right")
table = {(1, Tag("a")): "tuple", Pair(Tag("b"), 2): "pair", (1, (2, Tag("c"))): "nested", (Tag("d"), 2.5, None): "mixed"}
print(table[1, Tag("a")], table[Tag("b"), 2], table[1, (2, Tag("c"))], table[Tag("d"), 2.5, None])
print(table.get((1, Tag("b"))), (1, Tag("a")) in table, (Tag("a"), 1) in table)
print(hash((1, Tag("a"))) == hash((1, "a")), hash((Tag(1), Tag(-1), Tag(2**70))) == hash((1, -1, 2**70)))
print(hash((1, (2, Tag("c")), Tag(()))) == hash((1, (2, "c"), ())))
print(len({frozenset([Tag("x")]), frozenset([Tag("x")]), frozenset([Tag("y")])}))
