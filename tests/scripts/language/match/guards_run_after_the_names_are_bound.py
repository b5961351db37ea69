def check(x):
    print("guard", x)
    # expect: guard 1
    # expect: guard 2
    return x > 1
match [1, 2]:
    case [x, _] if check(x): print("first")
    case [_, x] if check(x): print("second", x)  # expect: second 2
