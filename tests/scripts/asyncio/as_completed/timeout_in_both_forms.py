# python3: differs because the rule is newer than 3.11
import asyncio
async def main():
    tasks = [asyncio.create_task(asyncio.sleep(9))]
    try:
        for each in asyncio.as_completed(tasks, timeout=0.001):
            await each
    except TimeoutError as error:
        print(repr(error))
    try:
        async for each in asyncio.as_completed(tasks, timeout=0.001):
            pass
    except TimeoutError as error:
        print(repr(error), tasks[0].done())
    tasks[0].cancel()
asyncio.run(main())
