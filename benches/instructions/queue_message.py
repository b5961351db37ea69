"""Messages through a queue of one place between two tasks: prints how many."""
import asyncio
import sys


async def produce(queue, count):
    for n in range(count):
        await queue.put(n)
    await queue.put(None)


async def consume(queue):
    got = 0
    while await queue.get() is not None:
        got += 1
    return got


async def main(count):
    queue = asyncio.Queue(1)
    _, got = await asyncio.gather(produce(queue, count), consume(queue))
    return got


print(asyncio.run(main(int(sys.argv[1]))))
