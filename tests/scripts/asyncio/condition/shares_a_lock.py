import asyncio
async def main():
    lock = asyncio.Lock()
    one, two = asyncio.Condition(lock), asyncio.Condition(lock)
    async with one:
        print(two.locked(), lock.locked())
    print(two.locked())
asyncio.run(main())
