# python3: differs because 3.11 does not know this syntax
def f[T: undefined, U: (int, later) = later]():
    return T, U
T, U = f.__type_params__
try:
    T.__bound__
except NameError as error:
    print(error)
later = str
print(U.__constraints__, U.__default__, U.has_default(), T.has_default(), T.__default__)
undefined = int
print(T.__bound__, T.__constraints__, T.__infer_variance__, T.__covariant__)
