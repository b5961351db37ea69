from functools import lru_cache


@lru_cache(maxsize=3)
def count(n):
    if n:
        count(n - 1)
    count.cache_clear()
    return n


print(count(5), count.cache_info())  # expect: 5 CacheInfo(hits=0, misses=0, maxsize=3, currsize=1)


class Key:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        look.cache_clear()
        return True


@lru_cache(maxsize=3)
def look(key):
    return "found"


print(look(Key()), look(Key()), look.cache_info())  # expect: found found CacheInfo(hits=0, misses=1, maxsize=3, currsize=1)
