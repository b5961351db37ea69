d = {"a": 1}
d.update({"b": 2}); d.update([("c", 3)]); d.update(a=9, d=4); d.update({}); d.update()
print(d)  # expect: {'a': 9, 'b': 2, 'c': 3, 'd': 4}
d |= [("e", 5)]
print(d | {"a": 0}, {"z": 1} | d == d | {"z": 1})  # expect: {'a': 0, 'b': 2, 'c': 3, 'd': 4, 'e': 5} True
for f in (lambda: d | [("x", 1)], lambda: d.update(5), lambda: d.update({}, {}), lambda: d.__ior__(5)):
    try: f()
    except TypeError as e: print(e)
    # expect: unsupported operand type(s) for |: 'dict' and 'list'
    # expect: 'int' object is not iterable
    # expect: update expected at most 1 argument, got 2
    # expect: 'int' object is not iterable
