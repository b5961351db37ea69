import asyncio
async def leaf():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        print("leaf")
        raise
async def middle(task):
    try:
        await task
    except asyncio.CancelledError:
        print("middle")
        raise
async def main():
    inner = asyncio.create_task(leaf())
    outer = asyncio.create_task(middle(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel()
    await asyncio.wait([outer])
    print(inner.cancelled(), outer.cancelled())
asyncio.run(main())
