# What was thrown into a task goes with its step, and with it what the task's variables referred to.
import asyncio
import gc


class Selector:
    def select(self, timeout):
        return ()


class Loop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = Selector()

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


class Held:
    def __del__(self):
        print("died")


async def cancelled():
    held = Held()
    asyncio.current_task().cancel()
    await asyncio.sleep(1)


async def failing():
    held = Held()
    try:
        await future
    except ValueError:
        raise asyncio.CancelledError from None


def run(coroutine):
    task = loop.create_task(coroutine)
    try:
        loop.run_until_complete(task)
    except asyncio.CancelledError:
        print("cancelled")


loop = Loop()
run(cancelled())
gc.collect()
print("collected")
future = loop.create_future()
loop.call_soon(future.set_exception, ValueError("no"))
run(failing())
future = None
gc.collect()
print("collected")
loop.close()
