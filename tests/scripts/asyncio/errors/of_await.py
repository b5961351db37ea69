# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import a, co, other, t

async def main():
    loop = asyncio.get_running_loop()
    for v in (1, "x", None, [co], co, print, asyncio, lambda: 1, (i for i in [1])):
        async def aw(): await v
    async def aw():
        c = co(); await c; await c
    await a("twice", aw)
    async def aw():
        c = asyncio.sleep(0); await c; await c
    await a("twice sleep", aw)
    async def aw():
        async with 1: pass
    async def aw():
        async for i in [1]: pass
    await a("async for list", aw)
    async def aw():
        async for i in co(): pass
    await a("async for coro", aw)
    async def aw():
        for i in agen(): pass
    async def agen(): yield 1
    await a("for agen", aw)
    async def aw(): await agen()
    async def aw():
        with asyncio.Lock(): pass
    async def aw():
        async with open("/dev/null"): pass
    async def aw(): await asyncio.current_task()
    await a("await self", lambda: asyncio.create_task(aw()))
    class Aw:
        def __await__(self): return 1
    async def aw(): await Aw()
    await a("__await__ 1", aw)
    class Aw2:
        def __await__(self): return co()
    async def aw(): await Aw2()
    await a("__await__ coro", aw)
    class Aw3:
        def __await__(self): yield 5
    async def aw(): await Aw3()
    await a("__await__ yields 5", lambda: asyncio.create_task(aw()))
    class Aw4:
        def __await__(self): yield loop.create_future()
    async def aw(): await Aw4()
    await a("__await__ yields fut", lambda: asyncio.create_task(aw()))
    f2 = other.create_future()
    async def aw(): await f2
    await a("foreign future", lambda: asyncio.create_task(aw()))
    await a("gather foreign", lambda: asyncio.gather(f2, loop.create_future()))
    await a("gather foreign 2", lambda: asyncio.gather(loop.create_future(), f2))
    await a("ensure_future foreign", lambda: asyncio.ensure_future(f2, loop=loop))
t("main", lambda: asyncio.run(main()))
