from functools import partial


def show(*args, **kwargs):
    return args, kwargs


first = partial(show, 1, sep="-")
second = partial(first, 2, end="!")
print(first(3, sep="+"), first.args, first.keywords)  # expect: ((1, 3), {'sep': '+'}) (1,) {'sep': '-'}
print(second.func is show, second.args, second.keywords)  # expect: True (1, 2) {'sep': '-', 'end': '!'}
first.keywords["more"] = 0
print(first(), second())  # expect: ((1,), {'sep': '-', 'more': 0}) ((1, 2), {'sep': '-', 'end': '!'})
first.note = 1
print(partial(first, 2).func is first, first.__dict__)  # expect: True {'note': 1}
print(partial(int, base=2)("101"), repr(partial(int, base=2)))  # expect: 5 functools.partial(<class 'int'>, base=2)
for wrong in [lambda: partial(), lambda: partial(5), lambda: setattr(first, "func", 1), lambda: first.__setstate__(1)]:
    try:
        wrong()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
        # expect: TypeError: type 'partial' takes at least one argument
        # expect: TypeError: the first argument must be callable
        # expect: AttributeError: readonly attribute
        # expect: TypeError: invalid partial state


class Loud(partial):
    def __call__(self, *args):
        return super().__call__(*args), "loud"


print(Loud(show, 1)(2), isinstance(Loud(show), partial), partial[int])  # expect: (((1, 2), {}), 'loud') True functools.partial[int]
