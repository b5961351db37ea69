import inspect


def f(a, b, /, c=1, *, d):
    pass


for args, keywords in (((), {}), ((1,), {"d": 1}), ((1, 2), {}), ((1, 2, 3, 4), {"d": 1}), ((1, 2), {"d": 1, "e": 2}), ((1, 2, 3), {"c": 1, "d": 2})):
    try:
        inspect.getcallargs(f, *args, **keywords)
    except TypeError as error:
        print(error)
        # expect: f() missing 2 required positional arguments: 'a' and 'b'
        # expect: f() missing 1 required positional argument: 'b'
        # expect: f() missing 1 required keyword-only argument: 'd'
        # expect: f() takes from 2 to 3 positional arguments but 4 positional arguments (and 1 keyword-only argument) were given
        # expect: f() got an unexpected keyword argument 'e'
        # expect: f() got multiple values for argument 'c'
print(inspect.getcallargs(f, 1, 2, d=4))  # expect: {'a': 1, 'b': 2, 'd': 4, 'c': 1}
