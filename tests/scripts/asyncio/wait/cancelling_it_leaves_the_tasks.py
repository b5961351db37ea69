import asyncio
async def main():
    task = asyncio.create_task(asyncio.sleep(0.001, "done"))
    waiting = asyncio.create_task(asyncio.wait([task]))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.sleep(0)
    print(waiting.done(), task.cancelled(), await task)
asyncio.run(main())
