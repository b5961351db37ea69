import asyncio
async def inner():
    await asyncio.sleep(0.001)
    print("inner ends")
    return 1
async def main():
    task = asyncio.create_task(inner())
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(task), 9))
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.wait([outer])
    print(outer.cancelled(), await task)
asyncio.run(main())
