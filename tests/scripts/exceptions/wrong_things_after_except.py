for what in (5, "ValueError", (ValueError, 5), object, [ValueError]):
    try:
        try:
            raise KeyError
        except what:
            pass
    except TypeError as e:
        print(e)
        # expect: catching classes that do not inherit from BaseException is not allowed
        # expect: catching classes that do not inherit from BaseException is not allowed
        # expect: catching classes that do not inherit from BaseException is not allowed
        # expect: catching classes that do not inherit from BaseException is not allowed
        # expect: catching classes that do not inherit from BaseException is not allowed
    except KeyError:
        print("fell through", what)
