import itertools

for args in (-2,), (-1,), (0, -2), (0, -1), (-1, 5), (-1, -1), (-2, -2), (0, -2, -1), (0, 5, 0), (None, -2), (10**20,), ("a",), (0, "a"), (0, 1, "a"):
    try:
        itertools.islice([], *args)
        print(args, "fine")
    except ValueError as e:
        print(args, e)
for args in (), (1, 2), (5,):
    try:
        itertools.cycle(*args)
    except TypeError as e:
        print(e)
