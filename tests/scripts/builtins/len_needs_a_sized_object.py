print(len("é"), len(b"ab"), len(range(10**6)), len({1: 2}), len({1}), len(range(0)))  # expect: 1 2 1000000 1 1 0
for v in (5, None, iter([]), (x for x in ()), len, int):
    try: len(v)
    except TypeError as e: print(e)
    # expect: object of type 'int' has no len()
    # expect: object of type 'NoneType' has no len()
    # expect: object of type 'list_iterator' has no len()
    # expect: object of type 'generator' has no len()
    # expect: object of type 'builtin_function_or_method' has no len()
    # expect: object of type 'type' has no len()
