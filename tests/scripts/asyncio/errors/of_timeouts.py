# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import a, bad, t

async def main():
    loop = asyncio.get_running_loop()
    async def tm(*args):
        async with asyncio.timeout(*args): await asyncio.sleep(0.01)
        return "done"
    for v in ("x", [], -1, float("inf"), bad, None, True):
        await a(f"timeout({v!r})", lambda: tm(v))
    async def tm(*args):
        async with asyncio.timeout_at(*args): await asyncio.sleep(0.01)
        return "done"
    for v in ("x", [], -1, float("inf"), bad, None):
        await a(f"timeout_at({v!r})", lambda: tm(v))
    async def tm():
        tt = asyncio.timeout(1)
        tt.reschedule(3)
    await a("reschedule before enter", tm)
    async def tm():
        async with asyncio.timeout(1) as tt: pass
        tt.reschedule(3)
    await a("reschedule after exit", tm)
    async def tm():
        async with asyncio.timeout(1) as tt:
            async with tt: pass
    await a("enter twice", tm)
    async def tm():
        async with asyncio.timeout(1) as tt: pass
        async with tt: pass
    await a("enter again", tm)
    async def tm():
        async with asyncio.timeout(1) as tt:
            tt.reschedule("x")
    await a("reschedule x", tm)
    async def tm():
        async with asyncio.timeout(1) as tt:
            tt.reschedule()
    await a("reschedule()", tm)
    async def tm():
        try:
            async with asyncio.timeout(0.001) as tt:
                await asyncio.sleep(1)
        except TimeoutError: pass
        tt.reschedule(3)
    await a("reschedule expired", tm)
    async def tm():
        async with asyncio.timeout(0.001) as tt:
            try: await asyncio.sleep(1)
            except asyncio.CancelledError: pass
            tt.reschedule(3)
    await a("reschedule expiring", tm)
    async def tm():
        tt = asyncio.timeout(1); s = [repr(tt)]
        async with tt: s.append(tt.when() is not None); s.append(repr(tt).split("when")[0])
        s.append(repr(tt).split("when")[0]); return s
    await a("reprs", tm)
    def cb():
        t("timeout in callback", lambda: asyncio.timeout(1).__aenter__().send(None))
    loop.call_soon(cb); await asyncio.sleep(0)
t("main", lambda: asyncio.run(main()))
