# python3: differs because 3.14 tells of parameters that were given by keyword in other words
import inspect


def f(a, /, b, *, c):
    pass


signature = inspect.signature(f)
for args, keywords in (((), {}), ((1,), {}), ((1, 2), {}), ((), {"a": 1}), ((), {"a": 1, "b": 2}), ((), {"b": 1})):
    try:
        signature.bind(*args, **keywords)
    except TypeError as error:
        print(error)
try:
    signature.bind_partial(a=1)
except TypeError as error:
    print(error)
