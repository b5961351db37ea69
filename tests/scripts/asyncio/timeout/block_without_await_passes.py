import asyncio
async def main():
    async with asyncio.timeout(0) as limit:
        print("no await")
    print(limit.expired())
asyncio.run(main())
