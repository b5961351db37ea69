import asyncio

from _lib.cancelled import check


async def make(loop):
    futures = [loop.create_future(), loop.create_future()]

    async def waiting():
        print(await asyncio.gather(*futures, return_exceptions=True))
        return "done"

    async def complete():
        [future.done() or future.set_result(1) for future in futures]

    def report():
        print([future.cancelled() for future in futures])

    return waiting, complete, report


check(make)
