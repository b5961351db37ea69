import itertools


class Two:
    def __index__(self):
        return 2


print(list(itertools.islice("abcdef", Two())), list(itertools.islice("abcdef", 1, None, Two())))
for bounds in [(-1,), ("a",), (1.5,), (0, -1), (-1, 2), (0, 5, 0), (0, 5, -1), (0, 5, "a"), (), (1, 2, 3, 4)]:
    try:
        itertools.islice("abc", *bounds)
    except (TypeError, ValueError) as error:
        print(bounds, type(error).__name__, error)
letters = iter("abcdefgh")
print(list(itertools.islice(letters, 4, 2)), next(letters))
letters = iter("abcdefgh")
print(list(itertools.islice(letters, 0, 5, 3)), next(letters))
