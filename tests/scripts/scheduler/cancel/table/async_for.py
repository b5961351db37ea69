import asyncio

from _lib.cancelled import check


async def make(loop):
    future = loop.create_future()
    async def items():
        try:
            yield await future
        finally:
            print("generator ends")

    async def waiting():
        async for item in items():
            print(item)
        return "done"

    async def complete():
        future.done() or future.set_result(1)

    return waiting, complete


check(make)
