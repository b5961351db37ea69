from collections import OrderedDict, ChainMap
d = OrderedDict(a=1, b=2, c=3)
d.move_to_end("a"); d.move_to_end("c", last=False)
print(list(d), d.popitem(last=False), d == {"b": 2, "a": 1}, OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1))  # expect: ['c', 'b', 'a'] ('c', 3) True False
m = ChainMap({"x": 1}, {"x": 0, "y": 2})
m["z"] = 3
print(m["x"], m["y"], m.maps[0], sorted(m), m.new_child({"x": 9})["x"])  # expect: 1 2 {'x': 1, 'z': 3} ['x', 'y', 'z'] 9
