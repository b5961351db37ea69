import asyncio

from _lib.cancelled import check


async def make(loop):
    future = loop.create_future()

    async def waiting():
        print(len((await asyncio.wait([future]))[0]))
        return "done"

    async def complete():
        future.done() or future.set_result(1)

    def report():
        print(future.cancelled())

    return waiting, complete, report


check(make)
