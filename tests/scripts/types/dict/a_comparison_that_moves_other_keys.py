# A key that was found stays found when its comparison has taken other keys out and put them back.
from functools import lru_cache


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return self.number

    def __eq__(self, other):
        if self.number == 2:
            table[Key(1)] = table.pop(Key(1))
        return self.number == other.number


table = {Key(1): "one", Key(2): "two"}
print(table[Key(2)])
print(table.get(Key(2)), Key(2) in table, table.setdefault(Key(2), "no"))
print(table.pop(Key(2)), [key.number for key in table])


@lru_cache(maxsize=10)
def cached(argument):
    return argument


class Entered(Key):
    __hash__ = Key.__hash__

    def __eq__(self, other):
        if self.number == 2:
            cached(Entered(1))
        return self.number == other.number


cached(Entered(1))
cached(Entered(2))
print(cached(Entered(2)).number, cached.cache_info().misses)
