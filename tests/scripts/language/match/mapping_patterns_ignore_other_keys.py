def f(value):
    match value:
        case {"kind": "a", **rest}: return rest
        case {"kind": kind}: return kind
        case {1: _, 2: two}: return two
        case {}: return "any mapping"
    return "no mapping"
print(f({"kind": "a", "x": 1, "y": 2}), f({"z": 0, "kind": "b"}), f({1: 1, 2: 5}), f({}), f([]))  # expect: {'x': 1, 'y': 2} b 5 any mapping no mapping
