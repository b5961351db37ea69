for f in (lambda: len(), lambda: len([], []), lambda: ord(), lambda: isinstance(1), lambda: abs(1, 2), lambda: hash(), lambda: id(), lambda: repr(1, 2), lambda: divmod(1), lambda: chr(), lambda: callable(), lambda: iter(), lambda: sum(), lambda: hasattr(1), lambda: setattr(1, "a"), lambda: type(1, 2), lambda: round(1, 2, 3), lambda: all(), lambda: next(iter([]), 1, 2), lambda: len(obj=[]), lambda: abs(x=1), lambda: format()):
    try: f()
    except TypeError as e: print(e)
