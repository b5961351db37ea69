print(type(5), type(type), type("C", (), {"x": 1}).x, type("D", (int,), {})(7))  # expect: <class 'int'> <class 'type'> 1 7
for f in (lambda: type(), lambda: type(1, 2), lambda: type("a", 1, {}), lambda: type(1, (), {}), lambda: type("a", (), 5), lambda: type("a\0", (), {})):
    try: f()
    except (TypeError, ValueError) as e: print(e)
    # expect: type() takes 1 or 3 arguments
    # expect: type() takes 1 or 3 arguments
    # expect: type.__new__() argument 2 must be tuple, not int
    # expect: type.__new__() argument 1 must be str, not int
    # expect: type.__new__() argument 3 must be dict, not int
    # expect: type name must not contain null characters
