# What the intermediate results of an earlier statement held does not keep a generator alive.
import asyncio


async def items(name):
    yield name


async def main():
    mine = items("first")
    print(await anext(mine))
    try:
        mine = items("second")
        for turn in range(3):
            print(turn, len(asyncio.all_tasks()))
            await asyncio.sleep(0)
    except ValueError:
        pass


asyncio.run(main())
