import asyncio

from _lib.cancelled import check


async def make(loop):
    async def waiting():
        await asyncio.sleep(0, "slept")
        return "done"

    async def complete():
        pass

    return waiting, complete


check(make, turns=1)
