# copy.copy and copy.deepcopy of nested containers and instances.
import copy

ROUNDS = 60


class Node:
    def __init__(self, value, children):
        self.value = value
        self.children = children


def tree(depth):
    return Node(depth, [tree(depth - 1) for _ in range(3)] if depth else [])


def main():
    data = {"rows": [[i, str(i), (i, i + 1), {"k": i}] for i in range(60)], "tree": tree(3)}
    total = 0
    for _ in range(ROUNDS):
        other = copy.deepcopy(data)
        other["rows"][0][0] += 1
        total += other["rows"][0][0] + len(other["tree"].children) + copy.copy(other["tree"]).value
    print("deep_copy", total)


main()
