# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio
import re

from _lib.wrong_calls import a, bad, co, t

async def main():
    loop = asyncio.get_running_loop()
    async def tg():
        g = asyncio.TaskGroup(); g.create_task(co())
    await a("before", tg)
    async def tg():
        async with asyncio.TaskGroup() as g: pass
        g.create_task(co())
    await a("after", tg)
    async def tg():
        async with asyncio.TaskGroup() as g:
            async with g: pass
    await a("twice", tg)
    async def tg():
        async with asyncio.TaskGroup() as g: pass
        async with g: pass
    await a("again", tg)
    async def tg():
        async with asyncio.TaskGroup() as g:
            g.create_task(1)
    await a("create 1", tg)
    async def tg():
        async with asyncio.TaskGroup() as g:
            g.create_task()
    await a("create ()", tg)
    async def tg():
        async with asyncio.TaskGroup() as g:
            g.create_task(co(), 1)
    await a("create pos", tg)
    async def tg():
        async with asyncio.TaskGroup() as g:
            g.create_task(co(), foo=1)
    await a("create foo", tg)
    async def tg():
        async with asyncio.TaskGroup() as g:
            async def bad(): raise ValueError("v")
            async def late():
                try: await asyncio.sleep(1)
                finally: g.create_task(co())
            g.create_task(bad()); g.create_task(late())
    await a("shutting down", tg)
    def cb():
        t("tg in callback", lambda: asyncio.TaskGroup().__aenter__().send(None))
    loop.call_soon(cb); await asyncio.sleep(0)
    async def tg():
        g = asyncio.TaskGroup(); s=[re.sub(r"0x\w+","",repr(g))]
        async with g: s.append(re.sub(r"0x\w+","",repr(g))); g.create_task(co()); s.append(re.sub(r"0x\w+","",repr(g)))
        s.append(re.sub(r"0x\w+","",repr(g))); return s
    await a("reprs", tg)
    async def tg():
        g = asyncio.TaskGroup(); await g.__aexit__(None,None,None)
    await a("aexit first", tg)
t("main", lambda: asyncio.run(main()))
