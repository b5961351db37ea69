import asyncio

from _lib.cancelled import check


async def make(loop):
    event = asyncio.Event()

    async def waiting():
        await event.wait()
        return "done"

    async def complete():
        event.set()

    return waiting, complete


check(make)
