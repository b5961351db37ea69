# python3: differs because eager tasks came in 3.12
# The traceback of an eager task's failure keeps the frames that ran its first step.
import asyncio


async def items():
    yield "item"


async def fails():
    raise ValueError("at once")


async def makes(tasks):
    loop = asyncio.get_running_loop()
    tasks.append(asyncio.Task(fails(), loop=loop, eager_start=True))


async def waits(tasks):
    mine = items()
    print(await anext(mine))
    await makes(tasks)


async def main():
    tasks = []
    await waits(tasks)
    for turn in range(3):
        print(turn, len(asyncio.all_tasks()))
        await asyncio.sleep(0)
    print(repr(tasks.pop().exception()))
    for turn in range(3):
        print(turn, len(asyncio.all_tasks()))
        await asyncio.sleep(0)


asyncio.run(main())
