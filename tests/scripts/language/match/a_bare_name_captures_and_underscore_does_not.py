match 5:
    case _: print("_" in globals())  # expect: False
match 6:
    case whole: print(whole)  # expect: 6
match 7:
    case int() as number: print(number)  # expect: 7
