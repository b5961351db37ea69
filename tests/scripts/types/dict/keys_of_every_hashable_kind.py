d = {1: "int", "1": "str", (1,): "tuple", None: "none", 2.5: "float", frozenset({1}): "fs", b"1": "bytes"}
print(d[1.0], d["1"], d[(1,)], d[None], d[2.5], d[frozenset([1])], d[b"1"], d[True])  # expect: int str tuple none float fs bytes int
d[True] = "still one key"
print(list(d.items())[0], len(d))  # expect: (1, 'still one key') 7
nan = float("nan")
print({nan: 1}[nan], nan in {nan: 1})  # expect: 1 True
