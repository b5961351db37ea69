# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import a, bad, co, t

async def main():
    loop = asyncio.get_running_loop()
    for v in ("x", None, [], 1j, float("nan"), -1, -float("inf"), True, bad, "1"):
        await a(f"sleep({v!r})", lambda: asyncio.sleep(v, "r"))
    for v in ("x", [], -1, bad):
        await a(f"wait_for(,{v!r})", lambda: asyncio.wait_for(co(5), v))
    await a("1 0", lambda: asyncio.wait_for(1, 0))
    await a("slow", lambda: asyncio.wait_for(asyncio.sleep(1), 0.001))
    await a("slow0", lambda: asyncio.wait_for(asyncio.sleep(1), 0))
    await a("extra", lambda: asyncio.wait_for(co(), 1, 2))
t("main", lambda: asyncio.run(main()))
