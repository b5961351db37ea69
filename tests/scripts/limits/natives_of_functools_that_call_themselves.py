# What calls itself through the machine's own callables ends with RecursionError.
from functools import cmp_to_key, lru_cache, partial, reduce


@lru_cache(maxsize=None)
def endless(n):
    return endless(n + 1)


def through_partial():
    return partial(through_partial)()


def through_reduce(a, b):
    return reduce(through_reduce, [a, b])


def through_keys(a, b):
    return -1 if sorted([a, b], key=cmp_to_key(through_keys)) else 1


class Item:
    def __lt__(self, other):
        return bool(sorted([self, other]))


for call in (lambda: endless(0), through_partial, lambda: through_reduce(1, 2), lambda: through_keys(1, 2), lambda: sorted([Item(), Item()])):
    try:
        call()
        print("ended")
    except RecursionError:
        print("RecursionError")
        # expect: RecursionError
        # expect: RecursionError
        # expect: RecursionError
        # expect: RecursionError
        # expect: RecursionError
