import asyncio

from _lib.cancelled import check


async def make(loop):
    lock = asyncio.Lock()
    await lock.acquire()

    async def waiting():
        async with lock:
            print("inside")
        return "done"

    async def complete():
        lock.release()

    def report():
        print("locked", lock.locked())

    return waiting, complete, report


check(make)
