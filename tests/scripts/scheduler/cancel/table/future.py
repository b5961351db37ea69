import asyncio

from _lib.cancelled import check


async def make(loop):
    future = loop.create_future()

    async def waiting():
        await future
        return "done"

    async def complete():
        future.done() or future.set_result("result")

    return waiting, complete


check(make)
