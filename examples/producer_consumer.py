"""A bounded queue between two producers and three consumers: who is fast waits for who is slow."""

import asyncio

STOP = object()


async def produce(name, queue, count):
    for number in range(count):
        await queue.put(f"{name}{number}")
        print(f"{name} made {name}{number}, {queue.qsize()} waiting")
        await asyncio.sleep(0)


async def consume(name, queue, done):
    while (item := await queue.get()) is not STOP:
        done.setdefault(name, []).append(item)
        await asyncio.sleep(0)
        queue.task_done()
    queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    done = {}
    consumers = [asyncio.create_task(consume(name, queue, done)) for name in ("x", "y", "z")]
    await asyncio.gather(produce("a", queue, 4), produce("b", queue, 3))
    for _ in consumers:
        await queue.put(STOP)
    await queue.join()
    await asyncio.gather(*consumers)
    for name in sorted(done):
        print(name, "took", ", ".join(done[name]))


if __name__ == "__main__":
    asyncio.run(main())
