# python3: differs because cancelling it changed after 3.11; these are the lines of 3.14
import asyncio

from _lib.cancelled import check


async def make(loop):
    future = loop.create_future()

    async def waiting():
        print(await asyncio.wait_for(future, 10))
        return "done"

    async def complete():
        future.done() or future.set_result(1)

    def report():
        print(future.cancelled())

    return waiting, complete, report


check(make)
