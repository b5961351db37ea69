import asyncio
async def work():
    async with asyncio.timeout(10):
        await asyncio.sleep(10)
async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except BaseException as e:
        print(type(e).__name__, t.cancelled())  # expect: CancelledError True
asyncio.run(main())
