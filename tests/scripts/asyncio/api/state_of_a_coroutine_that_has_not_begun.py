import asyncio
import inspect


async def main():
    queue = asyncio.Queue()
    for coroutine in asyncio.sleep(1), queue.get(), asyncio.Event().wait(), main():
        before = inspect.getcoroutinestate(coroutine)
        coroutine.close()
        print(before, inspect.getcoroutinestate(coroutine))
    coroutine = queue.get()
    task = asyncio.create_task(coroutine)
    await asyncio.sleep(0)
    print(inspect.getcoroutinestate(coroutine))
    queue.put_nowait(1)
    print(await task, inspect.getcoroutinestate(coroutine))


asyncio.run(main())
