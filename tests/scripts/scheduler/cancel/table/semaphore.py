import asyncio

from _lib.cancelled import check


async def make(loop):
    semaphore = asyncio.Semaphore(0)

    async def waiting():
        await semaphore.acquire()
        return "done"

    async def complete():
        semaphore.release()

    def report():
        print("locked", semaphore.locked())

    return waiting, complete, report


check(make)
