# python3: differs because cancelling it changed after 3.11; these are the lines of 3.14
import asyncio

from _lib.cancelled import check


async def make(loop):
    future = loop.create_future()
    async def child():
        try:
            await future
        except asyncio.CancelledError:
            print("child cancelled")
            raise

    async def waiting():
        async with asyncio.TaskGroup() as group:
            group.create_task(child())
        return "done"

    async def complete():
        future.done() or future.set_result(1)

    return waiting, complete


check(make)
