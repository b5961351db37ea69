from functools import lru_cache, cache
@lru_cache(maxsize=2)
def f(x):
    print("compute", x)
    return x * x
print(f(1), f(1), f(2), f(3), f(1))
print(f.cache_info())
f.cache_clear()
print(f.cache_info().hits, f.__wrapped__(2), f.__name__)
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info().misses)
