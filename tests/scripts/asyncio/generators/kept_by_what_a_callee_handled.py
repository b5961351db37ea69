# python3: differs because until 3.11 the frame of a coroutine that ended knew no caller
# A traceback keeps the frame that handled the exception, and by its `f_back` the frames that awaited that one.
import asyncio


async def items():
    yield "item"


async def handles(future):
    try:
        await future
    except ValueError as error:
        print("handled", error)


async def waits(future):
    mine = items()
    print(await anext(mine))
    await handles(future)


async def turns(count):
    for turn in range(count):
        print(turn, len(asyncio.all_tasks()))
        await asyncio.sleep(0)


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(ValueError("kept"))
    await waits(future)
    await turns(3)
    print(future.done())


asyncio.run(main())
