# python3: differs because built-in classes have signatures since 3.14
import inspect

for kind in (float, list, tuple, set, frozenset, bool, complex, memoryview, enumerate, map, zip, filter, reversed, property):
    print(kind.__name__, inspect.signature(kind))


class Words(list):
    pass


print(inspect.signature(Words))
for kind in (int, str, dict, range, Exception):
    try:
        print(inspect.signature(kind))
    except ValueError as error:
        print(error)
