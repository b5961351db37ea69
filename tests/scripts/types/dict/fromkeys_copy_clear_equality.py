d = dict.fromkeys("aba", 0)
print(d, dict.fromkeys([1]), {"a": 1, "b": 2} == {"b": 2, "a": 1}, {1: 1} == {1: 1.0})  # expect: {'a': 0, 'b': 0} {1: None} True True
c = d.copy()
c["a"] = 5
print(d, c, d != c)  # expect: {'a': 0, 'b': 0} {'a': 5, 'b': 0} True
c.clear()
print(c, bool(c), dict([(1, 2)]), dict(a=1, **{"b": 2}), dict({"x": 1}, y=2))  # expect: {} False {1: 2} {'a': 1, 'b': 2} {'x': 1, 'y': 2}
