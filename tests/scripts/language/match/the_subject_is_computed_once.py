def subject():
    print("subject")  # expect: subject
    return 3
match subject():
    case 1: print(1)
    case 2: print(2)
    case 3: print(3)  # expect: 3
match (n := 4), n + 1:
    case a, b: print(a, b)  # expect: 4 5
