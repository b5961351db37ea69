# python3: differs because Placeholder came with 3.14
import copy
from functools import Placeholder as _, partial


def show(*args):
    return args


between = partial(show, _, 2, _, 4)
print(between(1, 3, 5))  # expect: (1, 2, 3, 4, 5)
print(partial(between, 1).args)  # expect: (1, 2, Placeholder, 4)
print(partial(between, _, 3).args)  # expect: (Placeholder, 2, 3, 4)
print(copy.copy(_) is _, type(_)() is _)  # expect: True True
for wrong in [lambda: between(1), lambda: partial(show, _), lambda: partial(show, a=_)]:
    try:
        wrong()
    except TypeError as error:
        print(error)
# expect: missing positional arguments in 'partial' call; expected at least 2, got 1
# expect: trailing Placeholders are not allowed
# expect: Placeholder cannot be passed as a keyword argument
