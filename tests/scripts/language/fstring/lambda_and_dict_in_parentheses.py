print(f"{(lambda x: x * 2)(4)} {({'a': 1})['a']} { {'b': 2}['b'] }")  # expect: 8 1 2
x = 3
print(f"{x!r:^{x + 4}}|{(y := x)}{y}")  # expect:    3   |33
print(f"{x:>+5}", f"{1 == 1}", f"{x != 4}")  # expect:    +3 True True
