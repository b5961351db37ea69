# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import a, co, other, t

async def main():
    loop = asyncio.get_running_loop()
    await a("[]", lambda: asyncio.wait([]))
    await a("{}", lambda: asyncio.wait(set()))
    await a("1", lambda: asyncio.wait(1))
    await a("co", lambda: asyncio.wait(co()))
    await a("fut", lambda: asyncio.wait(loop.create_future()))
    await a("[co]", lambda: asyncio.wait([co()]))
    await a("[1]", lambda: asyncio.wait([1]))
    await a("return_when", lambda: asyncio.wait([loop.create_future()], return_when="x"))
    await a("return_when 1", lambda: asyncio.wait([loop.create_future()], return_when=1))
    await a("timeout x", lambda: asyncio.wait([loop.create_future()], timeout="x"))
    await a("timeout -1", lambda: asyncio.wait([asyncio.create_task(co())], timeout=-1))
    await a("foo", lambda: asyncio.wait([], foo=1))
    await a("pos", lambda: asyncio.wait([], 1))
    async def ac(*args, **k):
        return [await x for x in asyncio.as_completed(*args, **k)]
    await a("[]", lambda: ac([]))
    await a("1", lambda: ac(1))
    await a("co", lambda: ac(co()))
    await a("[1]", lambda: ac([1]))
    await a("timeout x", lambda: ac([co()], timeout="x"))
    await a("timeout 0", lambda: ac([asyncio.sleep(1)], timeout=0))
    await a("timeout -1", lambda: ac([asyncio.sleep(1)], timeout=-1))
    await a("timeout .001", lambda: ac([asyncio.sleep(1)], timeout=0.001))
    async def ac2(*args, **k):
        return [await x async for x in asyncio.as_completed(*args, **k)]
    await a("async timeout .001", lambda: ac2([asyncio.sleep(1)], timeout=0.001))
    await a("foreign", lambda: ac([other.create_future(), loop.create_future()]))
    def nx():
        it = asyncio.as_completed([]); next(it)
    await a("next of empty", nx)
    async def nx():
        it = asyncio.as_completed([]); await it.__anext__()
    await a("anext of empty", nx)
    def nx():
        len(asyncio.as_completed([]))
    await a("len", nx)
t("main", lambda: asyncio.run(main()))
