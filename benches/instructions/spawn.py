"""Tasks that are made, run to their end and gathered: prints how many."""
import asyncio
import sys


async def work(n):
    return n


async def main(count):
    results = await asyncio.gather(*[asyncio.create_task(work(n)) for n in range(count)])
    return len(results)


print(asyncio.run(main(int(sys.argv[1]))))
