# A loop that is written in the language closes the async generators that began in it and were dropped.
import asyncio
import contextvars

where = contextvars.ContextVar("where")


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


async def items():
    try:
        yield 1
    finally:
        print("closed", where.get())


async def drops():
    generator = items()
    await anext(generator)


async def main():
    where.set("main")
    await drops()
    for turn in range(3):
        print(turn, len(asyncio.all_tasks()))
        await asyncio.sleep(0)


loop = Loop()
loop.run_until_complete(main())
loop.close()
