first = "before"
match (1, 2):
    case (first, 3): print("no")
    case (_, 2): print(first)  # expect: before
match (1, 2):
    case (first, second) if second == 3: print("no")
    case _: print(first, second)  # expect: 1 2
