# python3: differs because 3.11 does not know this syntax
type X = int
for wrong in [lambda: X[int], lambda: setattr(X, "__name__", 1), lambda: isinstance(1, X)]:
    try:
        print(wrong())
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
