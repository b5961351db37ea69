t = [1, "a", 1.0, True, [1]]
print(t.index(1), t.index("a"), t.index(1, 1), t.index([1]), t.count(1), t.count("z"))  # expect: 0 1 2 4 3 0
print([5, 6, 5].index(5, 1), [5, 6, 5].index(5, -1))  # expect: 2 2
try:
    [1, 2].index(2, 0, 1)
except ValueError:
    print("not in that part")  # expect: not in that part
