import asyncio
async def one(): return 1
async def main():
    task = asyncio.create_task(one())
    print(await task, await task, task.result())
asyncio.run(main())
