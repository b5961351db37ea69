print(list(filter(None, [0, 1, "", "a"])), list(map(str, [1, 2])), list(map(lambda a, b: a + b, "ab", "cde")))  # expect: [1, 'a'] ['1', '2'] ['ac', 'bd']
m = map(lambda x: 1 / x, [1, 0, 2])
print(next(m))  # expect: 1.0
try:
    next(m)
except ZeroDivisionError:
    print("then", next(m))  # expect: then 0.5
for f in (lambda: map(None), lambda: list(map(None, [1])), lambda: filter(None), lambda: map(), lambda: list(filter(1, [1])), lambda: map(str, 5)):
    try: f()
    except TypeError as e: print(e)
    # expect: map() must have at least two arguments.
    # expect: 'NoneType' object is not callable
    # expect: filter expected 2 arguments, got 1
    # expect: map() must have at least two arguments.
    # expect: 'int' object is not callable
    # expect: 'int' object is not iterable
