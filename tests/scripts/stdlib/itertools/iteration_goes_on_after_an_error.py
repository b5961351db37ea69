import itertools


def picky(x):
    if x == 2:
        raise ValueError(x)
    return x


class Numbers:
    """1, an error, 3, 4."""

    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 2:
            raise ValueError(2)
        if self.n > 4:
            raise StopIteration
        return self.n


def show(iterator):
    out = []
    while len(out) < 6:
        try:
            out.append(next(iterator))
        except StopIteration:
            break
        except ValueError:
            out.append("error")
    print(*out)


show(itertools.starmap(picky, [(1,), (2,), (3,)]))  # expect: 1 error 3
show(itertools.filterfalse(lambda x: picky(x) > 9, [1, 2, 3]))  # expect: 1 error 3
show(itertools.takewhile(picky, [1, 2, 3, 0, 4]))  # expect: 1 error 3
show(itertools.dropwhile(lambda x: picky(x) < 3, [1, 2, 3, 1]))  # expect: error 3 1
show(itertools.accumulate([1, 1, 1, 2], lambda a, b: picky(a + b)))  # expect: 1 error error 3
show(itertools.compress("abcd", Numbers()))  # expect: a error c d
show(itertools.chain(Numbers(), [5]))  # expect: 1 error 3 4 5
show(itertools.cycle(Numbers()))  # expect: 1 error 3 4 1 3
# A loop that ended with the error leaves the rest to the next one.
rest = itertools.starmap(picky, [(1,), (2,), (3,), (4,)])
try:
    for value in rest:
        pass
except ValueError:
    print(list(rest))  # expect: [3, 4]
# These give up.
show(itertools.pairwise(Numbers()))  # expect: error
show(itertools.islice(Numbers(), 4))  # expect: 1 error
