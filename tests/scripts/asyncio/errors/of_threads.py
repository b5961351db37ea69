# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import a, co, t

async def main():
    loop = asyncio.get_running_loop()
    await a("to_thread 1", lambda: asyncio.to_thread(1))
    await a("to_thread co", lambda: asyncio.to_thread(co))
    await a("rie 1", lambda: loop.run_in_executor(None, 1))
    await a("rie exec 1", lambda: loop.run_in_executor(1, print))
    await a("rie kw", lambda: loop.run_in_executor(None, print, end=1))
    await a("to_thread raise", lambda: asyncio.to_thread(int, "x"))
    await a("to_thread StopIteration", lambda: asyncio.to_thread(next, iter([])))
    await a("wrap_future 1", lambda: asyncio.wrap_future(1))
    await a("rct 1", lambda: asyncio.run_coroutine_threadsafe(1, loop))
    await a("rct loop 1", lambda: asyncio.run_coroutine_threadsafe(co(), 1))
t("main", lambda: asyncio.run(main()))
