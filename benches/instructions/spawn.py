"""Tasks that are made, run to their end and awaited: prints how many."""
import asyncio
import sys


async def work(n):
    return n


async def main(count):
    done = 0
    for n in range(count):
        await asyncio.create_task(work(n))
        done += 1
    return done


print(asyncio.run(main(int(sys.argv[1]))))
