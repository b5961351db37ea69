class K:
    a = b = 1
try:
    match {1: 2, 3: 4}:
        case {K.a: _, K.b: _}: print("no")
except ValueError as error:
    print(error)  # expect: mapping pattern checks duplicate key (1)
