# The inner call comes to a result first; a limited cache keeps that one, an unlimited one the last.
from functools import lru_cache


def nested(maxsize):
    depth = 0

    @lru_cache(maxsize=maxsize)
    def same(n):
        nonlocal depth
        depth += 1
        if depth < 3:
            return (depth, same(n))
        return depth

    return same(1), same(1), same.cache_info()


print(nested(10))  # expect: ((1, (2, 3)), 3, CacheInfo(hits=1, misses=3, maxsize=10, currsize=1))
print(nested(None))  # expect: ((1, (2, 3)), (1, (2, 3)), CacheInfo(hits=1, misses=3, maxsize=None, currsize=1))
