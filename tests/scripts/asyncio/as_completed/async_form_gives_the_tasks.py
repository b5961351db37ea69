# python3: differs because the rule is newer than 3.11
import asyncio
async def main():
    tasks = [asyncio.create_task(asyncio.sleep(n / 1000, n)) for n in (2, 1)]
    async for task in asyncio.as_completed(tasks):
        print(task in tasks, task.result())
asyncio.run(main())
