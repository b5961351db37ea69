from functools import lru_cache


@lru_cache(maxsize=2)
def square(n):
    print("square", n)
    # expect: square 1
    # expect: square 2
    # expect: square 3
    # expect: square 2
    return n * n


square(1)
square(2)
square(1)
square(3)
square(1)
square(2)
print(square.cache_info())  # expect: CacheInfo(hits=2, misses=4, maxsize=2, currsize=2)
