a, b = {"x": 1, "y": 2}, {"y": 2, "z": 3}
print(sorted(a.keys() & b), sorted(a.keys() | ["w"]), sorted(a.keys() - b.keys()), sorted(a.keys() ^ b.keys()), sorted(a.items() & b.items()))  # expect: ['y'] ['w', 'x', 'y'] ['x'] ['x', 'z'] [('y', 2)]
print(a.keys() == {"x", "y"}, a.keys() <= {"x", "y", "z"}, a.items() > set(), a.keys().isdisjoint("z"), ("x", 1) in a.items(), 2 in a.values())  # expect: True True True True True True
