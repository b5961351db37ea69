print(list("ab"), tuple({1: 2}), list(), tuple([]), tuple((1,)), list(range(2)))  # expect: ['a', 'b'] (1,) [] () (1,) [0, 1]
t = (1, [2])
print(tuple(t) is t, list([1]) is not None)  # expect: True True
for f in (lambda: list(1), lambda: tuple(1, 2), lambda: list(a=1), lambda: tuple(None)):
    try: f()
    except TypeError as e: print(e)
    # expect: 'int' object is not iterable
    # expect: tuple expected at most 1 argument, got 2
    # expect: list() takes no keyword arguments
    # expect: 'NoneType' object is not iterable
