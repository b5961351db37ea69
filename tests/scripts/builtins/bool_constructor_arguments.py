print(bool(), bool([0]), bool(""), bool(0.0), bool(0j), bool(object()))  # expect: False True False False False True
for f in (lambda: bool(1, 2), lambda: bool(x=1)):
    try: f()
    except TypeError as e: print(e)
    # expect: bool expected at most 1 argument, got 2
    # expect: bool() takes no keyword arguments
try:
    class B(bool): pass
except TypeError as e:
    print(e)  # expect: type 'bool' is not an acceptable base type
