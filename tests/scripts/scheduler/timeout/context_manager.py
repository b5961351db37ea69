import asyncio
async def main():
    try:
        async with asyncio.timeout(0.005) as scope:
            await asyncio.sleep(10)
    except TimeoutError:
        print("timed out", scope.expired())  # expect: timed out True
    async with asyncio.timeout(5) as scope:
        await asyncio.sleep(0)
    print("in time", scope.expired())  # expect: in time False
    async with asyncio.timeout(None) as scope:
        print(scope.when())  # expect: None
asyncio.run(main())
