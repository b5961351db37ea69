import sys
def g():
    try:
        raise ValueError("in g")
    except ValueError:
        yield sys.exc_info()[0].__name__
        yield sys.exc_info()[0].__name__
it = g()
print(next(it), sys.exc_info()[0])  # expect: ValueError None
try:
    raise KeyError("outside")
except KeyError:
    print(next(it), sys.exc_info()[0].__name__)  # expect: ValueError KeyError
