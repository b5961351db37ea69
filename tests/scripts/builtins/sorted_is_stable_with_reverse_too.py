pairs = [("b", 1), ("a", 2), ("b", 0), ("a", 1)]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True))  # expect: [('a', 2), ('a', 1), ('b', 1), ('b', 0)] [('b', 1), ('b', 0), ('a', 2), ('a', 1)]
print(sorted({"b": 1, "a": 2}), sorted("hello"), sorted([True, 0, 1.5]))  # expect: ['a', 'b'] ['e', 'h', 'l', 'l', 'o'] [0, True, 1.5]
for f in (lambda: sorted([1, "a"]), lambda: sorted(5), lambda: sorted([1], lambda x: x), lambda: sorted([1], key=5), lambda: sorted()):
    try: f()
    except TypeError as e: print(e)
    # expect: '<' not supported between instances of 'str' and 'int'
    # expect: 'int' object is not iterable
    # expect: sorted expected 1 argument, got 2
    # expect: 'int' object is not callable
    # expect: sorted expected 1 argument, got 0
