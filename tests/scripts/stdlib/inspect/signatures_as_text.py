import functools
import inspect


def plain(a, b=1, /, c: int = 2, *args, d, e="x", **kwargs) -> str: ...


class Made:
    def __init__(self, x, y=None): ...

    def method(self, z): ...

    @classmethod
    def build(cls, n): ...

    @staticmethod
    def free(n, *, flag=False): ...

    def __call__(self, when): ...


print(inspect.signature(plain))
print(inspect.signature(Made), inspect.signature(Made(1).method), inspect.signature(Made.method))
print(inspect.signature(Made.build), inspect.signature(Made.free), inspect.signature(Made(1)))
print(inspect.signature(functools.partial(plain, 1, d=5)))
print(inspect.signature(lambda *, a: a))


@functools.wraps(plain)
def wrapper(*args, **kwargs): ...


print(inspect.signature(wrapper) == inspect.signature(plain), inspect.signature(wrapper, follow_wrapped=False))
for parameter in inspect.signature(plain).parameters.values():
    print(parameter.name, parameter.kind, parameter.kind.description, parameter.default is inspect.Parameter.empty)
print(inspect.getfullargspec(plain))
