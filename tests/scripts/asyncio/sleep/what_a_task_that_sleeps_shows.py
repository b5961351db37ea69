import asyncio
import inspect


async def nap(delay=0.05):
    await asyncio.sleep(delay)
    return "slept"


async def outer(delay=0.05):
    return await nap(delay)


async def looked_at():
    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    coroutine = task.get_coro()
    inner = coroutine.cr_await
    print(inner.__qualname__, inner.cr_await.__qualname__, inspect.getcoroutinestate(inner.cr_await))
    print(inner.cr_await is inner.cr_await, inspect.iscoroutine(inner.cr_await))
    print(await task)


async def looked_at_between_turns():
    task = asyncio.create_task(outer(0))
    await asyncio.sleep(0)
    print(task.get_coro().cr_await.cr_await.__qualname__)
    print(await task)


async def sent_into():
    task = asyncio.create_task(nap())
    await asyncio.sleep(0)
    try:
        task.get_coro().send(None)
    except RuntimeError as error:
        print("RuntimeError:", error)
    print(task.done())
    task.cancel()
    await asyncio.wait([task])
    print(repr(task).partition(" coro=")[0])


async def thrown_into():
    task = asyncio.create_task(outer())
    await asyncio.sleep(0)
    try:
        task.get_coro().throw(KeyError("thrown"))
    except KeyError as error:
        print("KeyError:", error)
    done, pending = await asyncio.wait([task], timeout=0.1)
    print(len(done), len(pending))
    task.cancel()
    done, pending = await asyncio.wait([task], timeout=0.1)
    print(len(done), len(pending))
    for task in done:
        try:
            task.result()
        except BaseException as error:
            print(type(error).__name__, error)


async def stubborn():
    for delay in (0.02, 0.02, 5):
        try:
            await asyncio.sleep(delay)
        except asyncio.CancelledError as error:
            print("cancelled", error.args)
    return "done"


async def cancelled_and_asleep_again():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel("one")
    task.cancel("two")
    await asyncio.sleep(0)
    print(task.cancelling(), task._must_cancel)
    await asyncio.sleep(0.03)
    task.cancel("three")
    print(await task)


async def cancelled_before_it_sleeps():
    async def body():
        asyncio.current_task().cancel("by itself")
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError as error:
            print(error.args)
        try:
            await asyncio.sleep(0)
        except asyncio.CancelledError:
            print("never")
        return 1

    print(await asyncio.create_task(body()))


async def closed():
    coroutine = outer()
    task = asyncio.create_task(coroutine)
    await asyncio.sleep(0)
    coroutine.close()
    print(coroutine.cr_await, inspect.getcoroutinestate(coroutine))
    done, pending = await asyncio.wait([task], timeout=0.1)
    print(len(done), len(pending))
    task.cancel()
    await asyncio.sleep(0.01)
    print(task.done(), repr(task.exception()))


async def by_hand():
    coroutine = nap()
    print(type(coroutine.send(None)).__name__ in ("Future", "coroutine"))
    coroutine.close()
    coroutine = nap(0)
    print(coroutine.send(None))
    try:
        coroutine.send(None)
    except StopIteration as stop:
        print(stop.value)


async def in_generators():
    async def ticks():
        for i in range(3):
            await asyncio.sleep(0.001)
            yield i
            await asyncio.sleep(0)

    async for i in ticks():
        print(i)
    generator = ticks()
    print(await anext(generator))
    await generator.aclose()


async def results():
    print(await asyncio.sleep(0.001, "result"), await asyncio.sleep(0, "at once"), await asyncio.sleep(0.001))
    for delay in (True, -1, float("-inf")):
        print(await asyncio.sleep(delay if delay is not True else False))
    for delay in ("1", None):
        try:
            await asyncio.sleep(delay)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)


async def reprs():
    task = asyncio.create_task(nap(), name="napper")
    await asyncio.sleep(0)
    text = repr(task)
    print(text[: text.index(" coro=")], text[text.index(" wait_for=") :].split(" created")[0][:26])
    task.cancel()
    text = repr(task)
    print(text[text.index(" wait_for=") :])
    await asyncio.wait([task])


async def main():
    for part in (looked_at, looked_at_between_turns, sent_into, thrown_into, cancelled_and_asleep_again,
                 cancelled_before_it_sleeps, closed, by_hand, in_generators, results, reprs):
        print(f"-- {part.__name__}")
        await part()


asyncio.run(main())
