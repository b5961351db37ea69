from functools import lru_cache


@lru_cache(maxsize=None, typed=True)
def typed(*args, **kwargs):
    return args, kwargs


@lru_cache(maxsize=None)
def untyped(*args, **kwargs):
    return args, kwargs


for function in (typed, untyped):
    function(1)
    function(1.0)
    function(True)
    function(a=1)
    function(a=1.0)
    function(1, a=1)
    function(a=1, b=2)
    function(b=2, a=1)
    function((1,))
    function("1")
    print(function.cache_info(), function.cache_parameters())
    # expect: CacheInfo(hits=0, misses=10, maxsize=None, currsize=10) {'maxsize': None, 'typed': True}
    # expect: CacheInfo(hits=2, misses=8, maxsize=None, currsize=8) {'maxsize': None, 'typed': False}
