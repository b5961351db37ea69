# python3: differs because the rule is newer than 3.11
# A loop with a `create_future` of its own is asked for every future that is waited for.
import asyncio


class Future(asyncio.Future):
    pass


class Loop(asyncio.SelectorEventLoop):
    made = 0

    def create_future(self):
        self.made += 1
        return Future(loop=self)


async def count(what, awaitable):
    loop = asyncio.get_running_loop()
    before = loop.made
    result = await awaitable
    print(what, loop.made - before, result)


async def main():
    loop = asyncio.get_running_loop()
    await count("sleep(0)", asyncio.sleep(0))
    await count("sleep", asyncio.sleep(0.001, "slept"))
    await count("gather", asyncio.gather())
    lock, event, semaphore, queue = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(0), asyncio.Queue(1)
    await count("free lock", lock.acquire())
    loop.call_soon(lock.release)
    await count("lock", lock.acquire())
    loop.call_soon(event.set)
    await count("event", event.wait())
    await count("set event", event.wait())
    loop.call_soon(semaphore.release)
    await count("semaphore", semaphore.acquire())
    loop.call_soon(queue.put_nowait, "item")
    await count("get", queue.get())
    await count("put", queue.put(1))
    loop.call_soon(queue.get_nowait)
    await count("put when full", queue.put(2))
    queue.get_nowait()
    loop.call_soon(queue.task_done)
    loop.call_soon(queue.task_done)
    loop.call_soon(queue.task_done)
    await count("join", queue.join())
    loop.call_soon(lock.release)
    async with lock:
        print(type(lock._waiters).__name__ in ("deque", "tuple", "NoneType"))
    before = loop.made
    async with asyncio.TaskGroup() as group:
        group.create_task(asyncio.sleep(0))
    print("group", loop.made - before)
    task = asyncio.create_task(asyncio.Event().wait())
    await asyncio.sleep(0)
    print(type(task._fut_waiter).__name__)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))


asyncio.run(main(), loop_factory=Loop)
