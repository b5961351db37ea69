# python3: differs because 3.11 does not know this syntax
type X = list[X]
type Y[K, V] = dict[K, V]
type Z = missing
print(X, X.__name__, X.__value__, X.__type_params__, X.__module__, type(X))
print(Y, Y.__value__, Y.__type_params__, Y[int, str], Y[int, str].__args__, Y[int, str].__origin__)
try:
    Z.__value__
except NameError as error:
    print(error)
missing = 4
print(Z.__value__, X | int)
