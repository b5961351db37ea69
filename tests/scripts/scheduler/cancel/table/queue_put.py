import asyncio

from _lib.cancelled import check


async def make(loop):
    queue = asyncio.Queue(1)
    queue.put_nowait(0)

    async def waiting():
        await queue.put(1)
        return "done"

    async def complete():
        queue.get_nowait()

    def report():
        print("size", queue.qsize())

    return waiting, complete, report


check(make)
