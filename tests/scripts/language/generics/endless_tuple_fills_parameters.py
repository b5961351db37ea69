# python3: differs because 3.11 has no type parameters
def tried(function):
    try:
        print(repr(function()))
    except Exception as error:
        print(type(error).__name__, error)


class V[T, *Ts]: pass
class W[T, *Ts, S, U]: pass
tried(lambda: V[*tuple[int, ...]])
tried(lambda: W[*tuple[int, ...]])
tried(lambda: V[*tuple[int, ...], *tuple[str, ...]])
