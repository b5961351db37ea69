import collections
import types
import weakref

# A subclass has a place for weak references unless its slots leave it out or its instances differ in size.
for base in (str, list, dict, int, tuple, bytes, set, Exception, collections.defaultdict, collections.OrderedDict):
    for slots in (None, (), ("__weakref__",)):
        namespace = {} if slots is None else {"__slots__": slots}
        try:
            made = type("C", (base,), namespace)
            reference = weakref.ref(made())
            print(base.__name__, slots, "__weakref__" in vars(made), type(reference).__name__)
        except TypeError as error:
            print(base.__name__, slots, str(error).split(":")[0])

for thing in (collections.defaultdict(), types.SimpleNamespace(), weakref.ref(set())):
    try:
        weakref.ref(thing)
    except TypeError as error:
        print(error)
