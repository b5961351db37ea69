d = {}
print(d.get("k"), d.get("k", 5), d.setdefault("k", []), d.setdefault("k", 7))  # expect: None 5 [] []
d["k"].append(1)
d.update({"a": 1}, b=2)
d.update([("c", 3), "xy"])
print(d, d.pop("zz", "gone"))  # expect: {'k': [1], 'a': 1, 'b': 2, 'c': 3, 'x': 'y'} gone
def attempt(f):
    try:
        f()
    except (KeyError, TypeError) as e:
        print(repr(e))
        # expect: KeyError('zz')
        # expect: KeyError('zz')
        # expect: KeyError('popitem(): dictionary is empty')
        # expect: TypeError("'int' object is not iterable")
attempt(lambda: d.pop("zz"))
attempt(lambda: d["zz"])
attempt(lambda: {}.popitem())
attempt(lambda: d.update(5))
