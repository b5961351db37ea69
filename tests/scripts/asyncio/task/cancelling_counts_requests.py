import asyncio
async def main():
    task = asyncio.create_task(asyncio.sleep(9))
    await asyncio.sleep(0)
    print(task.cancel(), task.cancel(), task.cancelling())
    print(task.uncancel(), task.uncancel(), task.uncancel())
    await asyncio.wait([task])
    print(task.cancelled())
asyncio.run(main())
