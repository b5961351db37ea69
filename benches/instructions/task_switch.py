"""Switches between ten tasks that each give way again and again: prints how many."""
import asyncio
import sys

TASKS = 10


async def worker(count):
    for _ in range(count):
        await asyncio.sleep(0)


async def main(count):
    await asyncio.gather(*(worker(count) for _ in range(TASKS)))


size = int(sys.argv[1])
asyncio.run(main(size // TASKS))
print(size // TASKS * TASKS)
