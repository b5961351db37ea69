# match on classes, sequences and mappings: an evaluator of small expression trees.
ROUNDS = 30000


class Num:
    __match_args__ = ("value",)

    def __init__(self, value):
        self.value = value


class Op:
    __match_args__ = ("sign", "left", "right")

    def __init__(self, sign, left, right):
        self.sign, self.left, self.right = sign, left, right


def value_of(node):
    match node:
        case Num(value):
            return value
        case Op("+", left, right):
            return value_of(left) + value_of(right)
        case Op("*", Num(0), _) | Op("*", _, Num(0)):
            return 0
        case Op("*", left, right):
            return value_of(left) * value_of(right)
        case Op("-", left=left, right=right) if left is not right:
            return value_of(left) - value_of(right)
        case _:
            return 0


def kind_of(event):
    match event:
        case {"type": "key", "code": int(code)}:
            return code
        case {"type": "click", "at": [x, y, *_]}:
            return x + y
        case [first, *rest] if rest:
            return first + len(rest)
        case str() | bytes():
            return 1
        case None:
            return 2
        case _:
            return 3


EVENTS = [{"type": "key", "code": 5}, {"type": "click", "at": (1, 2, 3)}, [1, 2, 3], "text", None, 1.5, {"type": "other"}]


def main():
    tree = Op("+", Op("*", Num(2), Num(3)), Op("-", Num(9), Op("*", Num(5), Num(0))))
    total = 0
    for _ in range(ROUNDS):
        total += value_of(tree)
        for event in EVENTS:
            total += kind_of(event)
    print("match_classes", total)


main()
