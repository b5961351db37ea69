# functools: lru_cache hits and misses, cache, cached_property, partial, reduce, singledispatch, wraps.
from functools import cache, cached_property, lru_cache, partial, reduce, singledispatch, wraps

N = 60000


@lru_cache(maxsize=128)
def square(n):
    return n * n


@cache
def ways(n, k):
    return 1 if k in (0, n) else ways(n - 1, k - 1) + ways(n - 1, k)


@singledispatch
def size(value):
    return 1


@size.register
def _(value: str):
    return len(value)


@size.register
def _(value: list):
    return sum(size(item) for item in value)


def counted(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs) + 1

    return wrapper


@counted
def add(a, b=2):
    return a + b


class Circle:
    def __init__(self, radius):
        self.radius = radius

    @cached_property
    def area(self):
        return self.radius * self.radius * 3


def main():
    total = 0
    double = partial(add, b=5)
    circle = Circle(3)
    for i in range(N):
        total += square(i % 100) + ways(20, i % 21) + double(i) + circle.area
        total += size("abc") + add(i)
        if i % 20 == 0:
            total += reduce(lambda a, b: a + b, range(20)) + Circle(i).area + size(["a", 3])
    print("cached_calls", total, square.cache_info().hits)


main()
