# python3: differs because CPython hangs here for ever
# status: 1
# stderr: compared
import asyncio


async def take(lock, queue):
    async with lock:
        await queue.get()


async def want(lock):
    async with lock:
        print("never")


async def wait_for(future):
    await future


async def main():
    lock, queue, condition = asyncio.Lock(), asyncio.Queue(), asyncio.Condition()
    future = asyncio.get_running_loop().create_future()

    async def notified():
        async with condition:
            await condition.wait()

    async with asyncio.TaskGroup() as group:
        group.create_task(take(lock, queue), name="holder")
        group.create_task(want(lock), name="second")
        group.create_task(wait_for(future), name="future")
        group.create_task(notified(), name="condition")
        group.create_task(asyncio.Event().wait(), name="event")
        last = group.create_task(asyncio.Semaphore(0).acquire(), name="semaphore")
        group.create_task(wait_for(asyncio.gather(last)), name="gather")


asyncio.run(main())
