import sys
print(sys.exc_info(), sys.exception())  # expect: (None, None, None) None
try:
    raise ValueError(1)
except ValueError:
    print(sys.exc_info()[0].__name__)  # expect: ValueError
    try:
        raise KeyError(2)
    except KeyError:
        print(repr(sys.exception()))  # expect: KeyError(2)
    print(repr(sys.exception()))  # expect: ValueError(1)
print(sys.exception())  # expect: None
def g():
    try: raise TypeError
    except TypeError: yield repr(sys.exception())
    yield repr(sys.exception())
print(list(g()))  # expect: ['TypeError()', 'None']
