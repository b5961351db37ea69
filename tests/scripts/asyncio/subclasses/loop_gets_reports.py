# Reports of futures and tasks go through the `call_exception_handler` of the loop's class.
import asyncio
import gc


class Loop(asyncio.SelectorEventLoop):
    def call_exception_handler(self, context):
        print("report:", context["message"].split(" at ")[0], repr(context.get("exception")))


async def fails():
    raise ValueError("lost")


async def main():
    task = asyncio.create_task(fails())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del task
    gc.collect()
    await asyncio.sleep(0)
    print("-- a callback")
    asyncio.get_running_loop().call_soon(lambda: 1 / 0)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("-- the end")


with asyncio.Runner(loop_factory=Loop) as runner:
    runner.run(main())
