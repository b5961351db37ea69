# Dicts and sets keyed by plain objects, by classes and by functions: hashed and compared by identity.
N = 150000


class Node:
    def __init__(self, name):
        self.name = name


def main():
    nodes = [Node(i) for i in range(500)]
    degree = {}
    seen = set()
    total = 0
    for i in range(N):
        node = nodes[i * 7 % 500]
        degree[node] = degree.get(node, 0) + 1
        if node in seen:
            total += degree[node]
        else:
            seen.add(node)
    kinds = {Node: 1, int: 2, str: 3, main: 4}
    for i in range(N):
        total += kinds[type(nodes[i % 500])] + kinds[main]
    print("identity_keys", len(degree), len(seen), total)


main()
