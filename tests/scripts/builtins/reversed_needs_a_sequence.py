print(list(reversed([1, 2])), list(reversed("ab")), list(reversed({"a": 1, "b": 2})), list(reversed(range(3))), list(reversed({"a": 1}.items())))  # expect: [2, 1] ['b', 'a'] ['b', 'a'] [2, 1, 0] [('a', 1)]
for v in ({1}, iter([]), 5, None):
    try: reversed(v)
    except TypeError as e: print(e)
    # expect: 'set' object is not reversible
    # expect: 'list_iterator' object is not reversible
    # expect: 'int' object is not reversible
    # expect: 'NoneType' object is not reversible
