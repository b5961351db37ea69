print(list(zip("ab", [1, 2], strict=True)), list(zip("abc", [1])), list(zip()), list(zip("a")))  # expect: [('a', 1), ('b', 2)] [('a', 1)] [] [('a',)]
for args in (("ab", "a"), ("a", "ab"), ("a", "a", "ab"), ("ab", "ab", "a")):
    try: list(zip(*args, strict=True))
    except ValueError as e: print(e)
    # expect: zip() argument 2 is shorter than argument 1
    # expect: zip() argument 2 is longer than argument 1
    # expect: zip() argument 3 is longer than arguments 1-2
    # expect: zip() argument 3 is shorter than arguments 1-2
try:
    zip(1, "a")
except TypeError as e:
    print(e)  # expect: 'int' object is not iterable
