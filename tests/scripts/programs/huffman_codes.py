from collections import Counter
def codes(text):
    nodes = [(n, c) for c, n in sorted(Counter(text).items())]
    while len(nodes) > 1:
        nodes.sort(key=lambda node: (node[0], str(node[1])))
        (n1, a), (n2, b), *nodes = nodes
        nodes.append((n1 + n2, (a, b)))
    def walk(node, prefix):
        if isinstance(node, str):
            yield node, prefix or "0"
        else:
            for bit, child in zip("01", node):
                yield from walk(child, prefix + bit)
    return dict(walk(nodes[0][1], ""))
text = "mississippi river"
table = codes(text)
bits = "".join(table[c] for c in text)
back, out, word = {v: k for k, v in table.items()}, "", ""
for bit in bits:
    word += bit
    if word in back: out, word = out + back[word], ""
print(len(bits), out == text, sorted(table.items(), key=lambda kv: (len(kv[1]), kv))[:3])  # expect: 46 True [('i', '11'), ('s', '10'), ('p', '000')]
