# python3: differs because 3.11 does not know this syntax
def f[T, *Ts, **P](x: T, *args: *Ts, k: P.kwargs = 3) -> T:
    "doc"
    return T, Ts, P
print(f.__type_params__, f(1), f.__name__, f.__qualname__, f.__doc__, f.__kwdefaults__)
print(f.__annotations__)
print([type(p).__name__ for p in f.__type_params__])
print((lambda: 0).__type_params__)
