d = {"a": 1, "b": 2, "c": 1}
print({v: k for k, v in d.items()}, {k: v for k, v in d.items() if v == 1}, {**d, "z": 0}, {k.upper(): [v] for k, v in d.items()})  # expect: {1: 'c', 2: 'b'} {'a': 1, 'c': 1} {'a': 1, 'b': 2, 'c': 1, 'z': 0} {'A': [1], 'B': [2], 'C': [1]}
groups = {}
for k, v in d.items():
    groups.setdefault(v, []).append(k)
print(groups, max(d, key=d.get), sorted(d, key=lambda k: (-d[k], k)), min(d.values()))  # expect: {1: ['a', 'c'], 2: ['b']} b ['b', 'a', 'c'] 1
