# python3: differs because partial objects are method descriptors since 3.14
from functools import partial


def show(*args):
    return len(args)


class Shop:
    bound = partial(show, 1)
    free = staticmethod(partial(show, 1))


print(Shop().bound(2), Shop.bound(2), Shop().free(2))  # expect: 3 2 2
