# What was thrown into a task lives until its step ends, also when the task fails with something else.
import asyncio


async def items():
    yield "item"


async def fails():
    mine = items()
    print(await anext(mine))
    raise ValueError("first")


async def recovers():
    try:
        await asyncio.shield(fails())
    except ValueError as error:
        print("handled", error)
    raise KeyError("second")


async def main():
    task = asyncio.ensure_future(recovers())
    await asyncio.wait([task])
    print(repr(task.exception()))
    for turn in range(3):
        print(turn, len(asyncio.all_tasks()))
        await asyncio.sleep(0)


asyncio.run(main())
