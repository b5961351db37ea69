import asyncio

from _lib.cancelled import check


async def make(loop):
    barrier = asyncio.Barrier(2)

    async def waiting():
        print(await barrier.wait())
        return "done"

    async def complete():
        loop.create_task(barrier.wait())

    def report():
        print(barrier.n_waiting, barrier.broken)

    return waiting, complete, report


check(make)
