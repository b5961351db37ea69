# python3: differs because 3.11 has no type parameters
def tried(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


class A[T]: pass
class P[**Q]: pass
tried(lambda: A[[int]])
tried(lambda: A[int, [str]])
tried(lambda: P[[int, str]])
tried(lambda: P[int, str])
tried(lambda: P[[[int]]])
tried(lambda: list[[int]])
tried(lambda: A[(1, 2), ])
