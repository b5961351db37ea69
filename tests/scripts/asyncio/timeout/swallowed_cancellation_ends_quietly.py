import asyncio
async def main():
    async with asyncio.timeout(0) as limit:
        try:
            await asyncio.sleep(9)
        except asyncio.CancelledError:
            print("swallowed")
    print(limit.expired())
asyncio.run(main())
