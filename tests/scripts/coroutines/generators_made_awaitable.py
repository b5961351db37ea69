import types
@types.coroutine
def wait(value):
    got = yield value
    return got * 2
async def main():
    return await wait("first") + await wait("second")
coroutine = main()
print(coroutine.send(None), coroutine.send(1))
try:
    coroutine.send(10)
except StopIteration as stop:
    print(stop.value)
@types.coroutine
def through():
    return (yield from main())
print(next(wait(3)), through().__class__.__name__, wait.__code__.co_flags & 0x100)
try:
    types.coroutine(3)
except TypeError as error:
    print(error)
