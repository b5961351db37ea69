# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import a, co, t

async def main():
    loop = asyncio.get_running_loop()
    await a("gather 1", lambda: asyncio.gather(1))
    await a("gather co fn", lambda: asyncio.gather(co))
    await a("gather list", lambda: asyncio.gather([co]))
    await a("gather kw", lambda: asyncio.gather(foo=1))
    await a("gather re=x", lambda: asyncio.gather(co(1), return_exceptions="x"))
    await a("shield 1", lambda: asyncio.shield(1))
    await a("shield co", lambda: asyncio.shield(co))
    await a("shield()", lambda: asyncio.shield())
    await a("shield kw", lambda: asyncio.shield(co(), loop=1))
t("main", lambda: asyncio.run(main()))
