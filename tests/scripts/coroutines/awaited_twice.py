import types


@types.coroutine
def wait():
    yield


async def inner():
    await wait()


async def outer(coroutine):
    await coroutine


coroutine = inner()
coroutine.send(None)
try:
    outer(coroutine).send(None)
except RuntimeError as error:
    print(error)
coroutine.close()
wrapper = inner().__await__()
print(wrapper.close(), wrapper.close())
