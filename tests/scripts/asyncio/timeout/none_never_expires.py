import asyncio
async def main():
    async with asyncio.timeout(None) as limit:
        await asyncio.sleep(0)
    print(limit.when(), limit.expired(), limit)
asyncio.run(main())
