class C:
    class Color: RED = 1
    inf = float("inf")
for v in (1, 1.0, True, float("inf"), "1"):
    match v:
        case C.Color.RED: print("red", repr(v))
        # expect: red 1
        # expect: red 1.0
        # expect: red True
        case C.inf: print("inf")  # expect: inf
        case _: print("none", repr(v))  # expect: none '1'
