import asyncio

from _lib.cancelled import check


async def make(loop):
    async def child():
        try:
            return await inner
        finally:
            print("child ends")
    inner = loop.create_future()
    awaited = loop.create_task(child())

    async def waiting():
        await awaited
        return "done"

    async def complete():
        inner.done() or inner.set_result("result")

    return waiting, complete


check(make)
