import asyncio

from _lib.cancelled import check


async def make(loop):
    queue = asyncio.Queue()
    queue.put_nowait(0)

    async def waiting():
        await queue.join()
        return "done"

    async def complete():
        queue.task_done()

    return waiting, complete


check(make)
