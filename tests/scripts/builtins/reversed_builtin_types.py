print(list(reversed([1, 2, 3])), "".join(reversed("abc")), list(reversed(range(0, 10, 3))), list(reversed((1,))))  # expect: [3, 2, 1] cba [9, 6, 3, 0] [1]
print(list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1}.items())))  # expect: ['b', 'a'] [('a', 1)]
try:
    reversed(x for x in "a")
except TypeError as e:
    print(e)  # expect: 'generator' object is not reversible
