def attempt(f):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(e)
        # expect: not enough values to unpack (expected 3, got 2)
        # expect: not enough values to unpack (expected at least 2, got 1)
        # expect: cannot unpack non-iterable int object
        # expect: not enough values to unpack (expected 2, got 1)
def few():
    a, b, c = 1, 2
def few_star():
    a, b, *c = [1]
def not_iterable():
    a, b = 5
def generator():
    a, b = (n for n in range(1))
attempt(few)
attempt(few_star)
attempt(not_iterable)
attempt(generator)
