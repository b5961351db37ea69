import weakref


class Thing:
    def __init__(self, name):
        self.name = name


cache = weakref.WeakValueDictionary()
one, two = Thing("one"), Thing("two")
cache["one"], cache["two"] = one, two
print(len(cache), sorted(cache), "one" in cache, cache["two"].name)  # expect: 2 ['one', 'two'] True two
del one
print(len(cache), sorted(cache), "one" in cache, cache.get("one"))  # expect: 1 ['two'] False None
try:
    cache["one"]
except KeyError as error:
    print(repr(error))  # expect: KeyError('one')
print([(key, value.name) for key, value in cache.items()], cache.pop("two") is two, len(cache))  # expect: [('two', 'two')] True 0
