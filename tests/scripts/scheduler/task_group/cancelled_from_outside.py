import asyncio
async def child():
    try:
        await asyncio.sleep(10)
    finally:
        print("child cleaned")  # expect: child cleaned
async def group():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child())
async def main():
    t = asyncio.create_task(group())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("group cancelled")  # expect: group cancelled
asyncio.run(main())
