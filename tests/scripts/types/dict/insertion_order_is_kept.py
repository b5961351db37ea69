d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 10
del d["a"]
d["a"] = 4
print(d, list(d), list(d.values()))  # expect: {'b': 10, 'c': 3, 'a': 4} ['b', 'c', 'a'] [10, 3, 4]
d |= {"c": 0, "z": 9}
print(d, {"x": 1} | {"x": 2, "y": 3})  # expect: {'b': 10, 'c': 0, 'a': 4, 'z': 9} {'x': 2, 'y': 3}
print(d.popitem(), d.pop("b"), d)  # expect: ('z', 9) 10 {'c': 0, 'a': 4}
