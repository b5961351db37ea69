print(2 in [1, 2], "el" in "hello", "" in "x", 5 not in (1, 2))  # expect: True True True True
print("k" in {"k": 1}, "v" in {"k": "v"}, 3 in range(0, 10, 3), 4 in range(0, 10, 3))  # expect: True False True False
try:
    1 in "123"
except TypeError as e:
    print(e)  # expect: 'in <string>' requires string as left operand, not int
