import asyncio


class Task(asyncio.Task):
    def cancel(self, msg=None):
        print("cancel", self.get_name(), msg)
        return super().cancel(msg)

    def result(self):
        print("result", self.get_name())
        return super().result()


async def inner():
    await asyncio.sleep(60)


async def outer():
    await asyncio.create_task(inner(), name="inner")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coro, **kwargs: Task(coro, loop=loop, **kwargs))
    task = asyncio.create_task(outer(), name="outer")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel("message")
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args)
    print(await asyncio.create_task(asyncio.sleep(0, "slept"), name="sleeps"))
    # What is left at the end is cancelled by its own method too.
    loop.create_task(inner(), name="left")
    await asyncio.sleep(0)
    loop.set_task_factory(None)


asyncio.run(main())
