import array
import collections

# The factory is a slot, and an array has nothing but its own.
d = collections.defaultdict(list, a=1)
print(hasattr(d, "__dict__"), d.default_factory)
d.default_factory = None
for thing in (d, array.array("i")):
    try:
        thing.x = 1
    except AttributeError as error:
        print(type(error).__name__)


class D(collections.defaultdict):
    pass


d = D(int)
d.x = d["k"]
print(vars(d), d)
