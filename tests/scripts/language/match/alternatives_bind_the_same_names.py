def f(value):
    match value:
        case [x, 1] | [2, x] | {"x": x}: return x
        case (["a", (y, z)] | ["b", (z, y)]): return y, z
    return "no"
print(f([5, 1]), f([2, 6]), f({"x": 7}), f(["a", (1, 2)]), f(["b", (1, 2)]), f([3, 3]))  # expect: 5 6 7 (1, 2) (2, 1) no
