# `asend` makes an async generator known to the loop, which closes it when it is dropped, even if it never began.
import asyncio


async def items():
    yield "item"


async def sends():
    mine = items()
    try:
        await mine.asend(7)
    except TypeError as error:
        print(error)


async def main():
    await sends()
    for turn in range(3):
        print(turn, len(asyncio.all_tasks()))
        await asyncio.sleep(0)


asyncio.run(main())
