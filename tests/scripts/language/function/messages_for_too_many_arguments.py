def none(): pass
def one(a): pass
def two(a, b=1): pass
def kw(a, *, k=1): pass
for call in (lambda: none(1), lambda: one(1, 2), lambda: two(1, 2, 3), lambda: kw(1, 2), lambda: kw(1, 2, k=3), lambda: none(1, 2)):
    try: call()
    except TypeError as e: print(e)
    # expect: none() takes 0 positional arguments but 1 was given
    # expect: one() takes 1 positional argument but 2 were given
    # expect: two() takes from 1 to 2 positional arguments but 3 were given
    # expect: kw() takes 1 positional argument but 2 were given
    # expect: kw() takes 1 positional argument but 2 positional arguments (and 1 keyword-only argument) were given
    # expect: none() takes 0 positional arguments but 2 were given
