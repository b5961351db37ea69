def f(value):
    match value:
        case []: return "empty"
        case [x]: return f"one {x}"
        case (x, y): return f"two {x} {y}"
        case 1, *rest: return f"1 and {rest}"
        case [*init, 9]: return f"{init} and 9"
        case [a, *_, b]: return f"{a} to {b}"
for value in [(), [1], (1, 2), [1, 2, 3], range(7, 10), [4, 5, 6]]:
    print(f(value))
    # expect: empty
    # expect: one 1
    # expect: two 1 2
    # expect: 1 and [2, 3]
    # expect: [7, 8] and 9
    # expect: 4 to 6
