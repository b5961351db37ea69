# The traceback tells once where a future failed; however often it is awaited, it does not grow.
import asyncio
import traceback


async def fail():
    raise ValueError("failed")


async def main():
    task = asyncio.create_task(fail())
    for _ in range(3):
        try:
            await task
        except ValueError as error:
            print([entry.name for entry in traceback.extract_tb(error.__traceback__)])
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("key"))
    for ask in (future.result, future.result):
        try:
            ask()
        except KeyError as error:
            print([entry.name for entry in traceback.extract_tb(error.__traceback__)])


asyncio.run(main())
