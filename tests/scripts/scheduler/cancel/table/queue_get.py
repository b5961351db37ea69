import asyncio

from _lib.cancelled import check


async def make(loop):
    queue = asyncio.Queue()

    async def waiting():
        print("item", await queue.get())
        return "done"

    async def complete():
        queue.put_nowait(1)

    def report():
        print("size", queue.qsize())

    return waiting, complete, report


check(make)
