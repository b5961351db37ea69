import asyncio

from _lib.cancelled import check


async def make(loop):
    condition = asyncio.Condition()

    async def waiting():
        async with condition:
            await condition.wait()
        return "done"

    async def complete():
        await condition.acquire()
        condition.notify()
        condition.release()

    def report():
        print("locked", condition.locked())

    return waiting, complete, report


check(make)
