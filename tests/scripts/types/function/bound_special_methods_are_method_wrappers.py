numbers = [1, 2]
add = numbers.__add__
print(type(add).__name__, add.__name__, add.__objclass__, add.__self__ is numbers, add([3]))
print(add == numbers.__add__, hash(add) == hash(numbers.__add__), add == [1, 2].__add__)
print(type(list.__add__).__name__, type(list.append).__name__, type(numbers.append).__name__)
print(type({}.__getitem__).__name__, type({}.__setitem__).__name__, type((1).__round__).__name__)
print(type(object().__str__) is type((5).__neg__), type(object.__dir__).__name__)
