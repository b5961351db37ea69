import types


async def spam():
    return "spam"


@types.coroutine
def marked(coroutine):
    return (yield from coroutine)


def plain(coroutine):
    yield from coroutine


try:
    marked(spam()).send(None)
except StopIteration as stop:
    print(stop.value)
left = spam()
try:
    next(plain(left))
except TypeError as error:
    print(error)
left.close()
