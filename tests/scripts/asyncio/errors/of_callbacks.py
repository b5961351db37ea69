# python3: differs because the texts are those of 3.13 and 3.14; CPython 3.13 prints the same
# stderr: any
import asyncio

from _lib.wrong_calls import show, t

async def main():
    loop = asyncio.get_running_loop()
    def h(loop, ctx):
        print("handler:", show(ctx["message"]), show(ctx.get("exception")) if ctx.get("exception") else None, sorted(ctx))
    loop.set_exception_handler(h)
    loop.call_soon(1)
    loop.call_soon(lambda: 1/0)
    await asyncio.sleep(0.01)
    f = loop.create_future(); f.add_done_callback(1); f.add_done_callback(lambda: 1); f.set_result(1)
    await asyncio.sleep(0.01)
    loop.call_exception_handler({})
    loop.call_exception_handler({"message":"m","exception":ValueError(3)})
t("main", lambda: asyncio.run(main()))
