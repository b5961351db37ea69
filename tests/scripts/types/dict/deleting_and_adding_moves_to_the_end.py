d = {"a": 1, "b": 2, "c": 3}
d["a"] = d.pop("a")
del d["b"]
d["b"] = 2
d["c"] = 30
print(list(d.items()), list(reversed(d)))  # expect: [('c', 30), ('a', 1), ('b', 2)] ['b', 'a', 'c']
