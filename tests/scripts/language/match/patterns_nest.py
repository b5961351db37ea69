def f(value):
    match value:
        case {"user": {"name": str(name), "tags": [first, *_]}, "n": int(n) | float(n)} if n > 0:
            return name, first, n
        case [{"op": "add", "args": [a, b]}, *rest]:
            return a + b, f(rest)
        case []:
            return "end"
print(f({"user": {"name": "Ann", "tags": ["x", "y"]}, "n": 2.5}))  # expect: ('Ann', 'x', 2.5)
print(f([{"op": "add", "args": [1, 2]}, {"op": "add", "args": [3, 4]}]))  # expect: (3, (7, 'end'))
print(f({"user": {"name": "Ann", "tags": []}, "n": 1}))  # expect: None
