import asyncio
import contextvars


class Selector:
    def select(self, timeout):
        return ()


class Loop(asyncio.BaseEventLoop):
    def __init__(self):
        super().__init__()
        self._selector = Selector()

    def time(self):
        return 0.0

    def _process_events(self, events):
        pass

    def _write_to_self(self):
        pass


VAR = contextvars.ContextVar("VAR", default="outer")


async def each():
    try:
        yield 1
    finally:
        print("closing", VAR.get())


async def failing():
    async for item in each():
        raise ValueError(item)


async def breaking():
    async for item in each():
        break
    VAR.set("too late")


def run(main):
    loop = Loop()
    asyncio.set_event_loop(loop)
    try:
        loop.run_until_complete(loop.create_task(main()))
    except ValueError as error:
        print("failed", error)
    left = asyncio.all_tasks(loop)
    print(len(left))
    if left:
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    loop.close()


contextvars.copy_context().run(run, failing)
contextvars.copy_context().run(run, breaking)
