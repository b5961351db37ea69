import functools
import inspect


def function(): ...
async def coroutine(): ...
def generator(): yield
async def async_generator(): yield


class Class:
    def method(self): ...

    async def coroutine(self): ...

    @property
    def prop(self): ...


checks = [
    "isfunction", "ismethod", "isbuiltin", "isroutine", "isclass", "ismodule", "isgeneratorfunction",
    "iscoroutinefunction", "isasyncgenfunction", "isgenerator", "isdatadescriptor", "ismethoddescriptor",
]
objects = [
    function, coroutine, generator, async_generator, Class, Class.method, Class().method, Class().coroutine, len,
    [].append, str.join, inspect, generator(), Class.__dict__["prop"], lambda: 0,
]
for thing in objects:
    print([check[2:] for check in checks if getattr(inspect, check)(thing)])
print(inspect.iscoroutinefunction(functools.partial(coroutine)))
made = coroutine()
print(inspect.iscoroutine(made), inspect.isawaitable(made), inspect.isawaitable(3))
made.close()
