def attempt(f):
    try:
        print(f())
    except TypeError as e:
        print(e)
attempt(lambda: sorted([2, 1], lambda x: x))
attempt(lambda: len(obj=[1]))
attempt(lambda: abs())
attempt(lambda: len([], []))
attempt(lambda: isinstance(1))
attempt(lambda: [].append())
attempt(lambda: [].append(1, 2))
attempt(lambda: "".join())
