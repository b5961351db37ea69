# python3: differs because until 3.13 the frames of a group and the exception they raise held each other
# What a group raises holds nothing that would keep it alive.
import asyncio


async def items():
    yield "item"


async def waits():
    mine = items()
    print(await anext(mine))
    try:
        async with asyncio.TaskGroup():
            await asyncio.sleep(3)
    except asyncio.CancelledError:
        print("cancelled")


async def main():
    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    for turn in range(4):
        print(turn, len(asyncio.all_tasks()))
        await asyncio.sleep(0)


asyncio.run(main())
