from collections import defaultdict
d = defaultdict(list)
d["a"].append(1); d["b"].append(2); d["a"].append(3)
print(d, dict(d), d.get("zz"), "zz" in d, len(d))  # expect: defaultdict(<class 'list'>, {'a': [1, 3], 'b': [2]}) {'a': [1, 3], 'b': [2]} None False 2
n = defaultdict(int, x=5)
n["x"] += 1; n["y"] += 1
print(sorted(n.items()), n.default_factory)  # expect: [('x', 6), ('y', 1)] <class 'int'>
plain = defaultdict(None)
try:
    plain["k"]
except KeyError as e:
    print(repr(e))  # expect: KeyError('k')
