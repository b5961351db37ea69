# python3: differs because 3.11 has no type parameters
def tried(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


class D[T, S, U=int]: pass
tried(lambda: D[()])
tried(lambda: D[int])
tried(lambda: D[int, int])
tried(lambda: D[int, int, int, int])
