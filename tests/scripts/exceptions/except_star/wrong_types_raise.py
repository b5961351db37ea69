for types in [3, (ValueError, int), ExceptionGroup, (ValueError, BaseExceptionGroup)]:
    try:
        try:
            raise ValueError(1)
        except* types:
            print("no")
    except TypeError as error:
        print(error)
        # expect: catching classes that do not inherit from BaseException is not allowed
        # expect: catching classes that do not inherit from BaseException is not allowed
        # expect: catching ExceptionGroup with except* is not allowed. Use except instead.
        # expect: catching ExceptionGroup with except* is not allowed. Use except instead.
