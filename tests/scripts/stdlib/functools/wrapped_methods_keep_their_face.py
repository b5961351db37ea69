import functools
class C:
    @functools.singledispatchmethod
    def go(self, arg: int) -> str:
        "doc"
    half = functools.partialmethod(go, 1)
print(C().go.__doc__, C().go.__annotations__, C().go.__name__)  # expect: doc {'arg': <class 'int'>, 'return': <class 'str'>} go
@functools.lru_cache(maxsize=2)
def f(x): return x
f(1); f(1); f(2)
info = f.cache_info()
print(info, type(info)(hits=1, misses=2, maxsize=2, currsize=2) == info)  # expect: CacheInfo(hits=1, misses=2, maxsize=2, currsize=2) True
