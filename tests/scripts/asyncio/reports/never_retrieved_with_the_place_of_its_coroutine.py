# stderr: compared
# status: 0
# python3: differs because it does not say where the task came from, unless in debug mode
import asyncio
import gc


async def fails(error):
    raise error


async def main():
    background = set()
    for number in range(2):
        background.add(asyncio.create_task(fails(KeyError(number))))
    await asyncio.sleep(0)
    background.clear()
    gc.collect()
    await asyncio.sleep(0)


asyncio.run(main())
