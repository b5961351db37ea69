for bounds in (slice("a", None, 0), slice("a", None, None), slice(None, "a", 1)):
    try:
        bounds.indices(4)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
