# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import a, bad, co, t

async def main():
    loop = asyncio.get_running_loop()
    await a("run_until_complete", lambda: loop.run_until_complete(co()))
    await a("close", lambda: loop.close())
    await a("asyncio.run", lambda: asyncio.run(co()))
    await a("asyncio.run 1", lambda: asyncio.run(1))
    await a("()", lambda: asyncio.create_task())
    await a("(1)", lambda: asyncio.create_task(1))
    await a("(co)", lambda: asyncio.create_task(co))
    await a("(gen)", lambda: asyncio.create_task(i for i in [1]))
    await a("(future)", lambda: asyncio.create_task(loop.create_future()))
    await a("(sleep) twice", lambda: (lambda c: asyncio.gather(asyncio.create_task(c), asyncio.create_task(c)))(co()))
    await a("name", lambda: asyncio.create_task(co(), name=3).get_name())
    await a("name bad", lambda: asyncio.create_task(co(), name=bad).get_name())
    await a("foo", lambda: asyncio.create_task(co(), foo=1))
    await a("pos", lambda: asyncio.create_task(co(), 1))
t("main", lambda: asyncio.run(main()))
