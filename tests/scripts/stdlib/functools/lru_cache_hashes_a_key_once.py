from functools import lru_cache


class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        print("hash", self.name)
        # expect: hash a
        # expect: hash b
        # expect: hash a
        # expect: hash c
        return 1

    def __eq__(self, other):
        return self.name == other.name


@lru_cache(maxsize=2)
def name_of(key):
    return key.name


name_of(Key("a"))
name_of(Key("b"))
name_of(Key("a"))
name_of(Key("c"))
print(name_of.cache_info())  # expect: CacheInfo(hits=1, misses=3, maxsize=2, currsize=2)
