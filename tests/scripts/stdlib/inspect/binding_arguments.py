import inspect


def f(a, b=2, *args, c, d=4, **rest): ...


signature = inspect.signature(f)
bound = signature.bind(1, c=3)
print(bound, bound.args, bound.kwargs)  # expect: <BoundArguments (a=1, c=3)> (1,) {'c': 3}
bound.apply_defaults()
print(bound.arguments)  # expect: {'a': 1, 'b': 2, 'args': (), 'c': 3, 'd': 4, 'rest': {}}
print(signature.bind(1, 2, 3, 4, c=5, z=6))  # expect: <BoundArguments (a=1, b=2, args=(3, 4), c=5, rest={'z': 6})>
for args, kwargs in [((), {}), ((1,), {}), ((1, 2), {"b": 3, "c": 1})]:
    try:
        signature.bind(*args, **kwargs)
    except TypeError as error:
        print(error)
        # expect: missing a required argument: 'a'
        # expect: missing a required argument: 'c'
        # expect: multiple values for argument 'b'
try:
    inspect.signature(lambda x: x).bind(1, 2)
except TypeError as error:
    print(error)  # expect: too many positional arguments
try:
    inspect.signature(lambda x: x).bind(1, y=2)
except TypeError as error:
    print(error)  # expect: got an unexpected keyword argument 'y'
print(signature.bind_partial().arguments)  # expect: {}
new = signature.replace(parameters=[inspect.Parameter("only", inspect.Parameter.KEYWORD_ONLY, default=0)])
print(new, new == signature)  # expect: (*, only=0) False
