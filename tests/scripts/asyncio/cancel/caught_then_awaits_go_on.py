import asyncio
async def stubborn():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        print("caught", asyncio.current_task().cancelling())
    await asyncio.sleep(0)
    return "went on"
async def main():
    task = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    task.cancel()
    print(await task, task.cancelled(), task.cancelling())
asyncio.run(main())
