import copy
from functools import cache, lru_cache


@lru_cache
def same(n):
    "The same."
    return n


class Shop:
    @lru_cache(maxsize=None)
    def price(self, name):
        return len(name)

    @staticmethod
    @cache
    def tax(price):
        return price // 5


shop = Shop()
print(shop.price("tea"), shop.price("tea"), Shop.price.cache_info())  # expect: 3 3 CacheInfo(hits=1, misses=1, maxsize=None, currsize=1)
print(Shop.tax(10), shop.tax(10), Shop.tax.cache_info())  # expect: 2 2 CacheInfo(hits=1, misses=1, maxsize=None, currsize=1)
print(type(same), repr(same).startswith("<functools._lru_cache_wrapper object at 0x"))  # expect: <class 'functools._lru_cache_wrapper'> True
print(same.__name__, same.__doc__, same.__wrapped__(3), same.__reduce__())  # expect: same The same. 3 same
same.note = "kept"
print(same.note, "note" in same.__dict__, copy.copy(same) is same, copy.deepcopy(same) is same)  # expect: kept True True True
print(list(map(same, [1, 2, 1])), same.cache_info())  # expect: [1, 2, 1] CacheInfo(hits=1, misses=2, maxsize=128, currsize=2)
