# A sleep in a loop of one's own makes the calls that are needed, and no others.
import asyncio


class Loop(asyncio.SelectorEventLoop):
    def call_soon(self, callback, *args, context=None):
        calls.append("call_soon")
        return super().call_soon(callback, *args, context=context)

    def call_later(self, delay, callback, *args, context=None):
        calls.append("call_later")
        return super().call_later(delay, callback, *args, context=context)


async def main():
    calls.clear()
    await asyncio.sleep(0.001)
    print(calls)
    task = asyncio.create_task(asyncio.sleep(60))
    await asyncio.sleep(0)
    calls.clear()
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print(calls)
    print([handle.cancelled() for handle in asyncio.get_running_loop()._scheduled])


calls = []
with asyncio.Runner(loop_factory=Loop) as runner:
    runner.run(main())
