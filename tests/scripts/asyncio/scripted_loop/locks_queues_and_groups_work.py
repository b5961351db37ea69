import asyncio
class Loop(asyncio.SelectorEventLoop): pass
async def producer(queue):
    for n in range(3):
        await queue.put(n)
async def main():
    queue, lock = asyncio.Queue(1), asyncio.Lock()
    async with asyncio.TaskGroup() as group:
        group.create_task(producer(queue))
        async with lock:
            print([await queue.get() for _ in range(3)])
    print(await asyncio.gather(asyncio.sleep(0, 1), asyncio.to_thread(int, 2)))
with asyncio.Runner(loop_factory=Loop) as runner:
    runner.run(main())
