# A task that waits for a future of a subclass asks it, and so does a gather.
import asyncio


class Future(asyncio.Future):
    def cancel(self, msg=None):
        print("cancel", msg)
        return super().cancel(msg)

    def result(self):
        print("result")
        return super().result()

    def exception(self):
        print("exception")
        return super().exception()

    def add_done_callback(self, fn, *, context=None):
        print("add_done_callback", fn.__name__)
        return super().add_done_callback(fn, context=context)


class CannotBeCancelled(asyncio.Future):
    def cancel(self, msg=None):
        print("refuses", msg)
        return False


class Awaited(asyncio.Future):
    def __await__(self):
        print("__await__")
        return (yield from super().__await__()) + 1


async def case(name, awaitable):
    print("--", name)
    try:
        print("=>", await awaitable)
    except BaseException as error:
        print("=>", type(error).__name__, error.args)


async def main():
    loop = asyncio.get_running_loop()

    def completed_soon(cls=Future):
        future = cls()
        loop.call_soon(future.set_result, 7)
        return future

    async def wait(future):
        return await future

    async def cancelled(future):
        task = asyncio.create_task(wait(future))
        await asyncio.sleep(0)
        print(task.cancel("message"))
        return await task

    await case("await", wait(completed_soon()))
    await case("cancel", cancelled(Future()))
    await case("refuses", cancelled(completed_soon(CannotBeCancelled)))
    await case("await of its own", wait(completed_soon(Awaited)))
    await case("gather", asyncio.gather(completed_soon(), completed_soon()))
    await case("gather of exceptions", asyncio.gather(completed_soon(), return_exceptions=True))

    async def cancelled_gather():
        outer = asyncio.gather(Future(), Future())
        print(outer.cancel("message"))
        return await outer

    await case("cancel of gather", cancelled_gather())

    async def cancelled_before_it_waits(future):
        task = asyncio.current_task()
        print(task.cancel("early"))
        return await future

    await case("cancelled before it waits", asyncio.create_task(cancelled_before_it_waits(Future())))


asyncio.run(main())
