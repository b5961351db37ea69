import asyncio
async def one(): return 1
async def main():
    task = asyncio.create_task(one())
    await task
    print(task.cancel(), task.cancelled(), task.cancelling(), task.result())
asyncio.run(main())
