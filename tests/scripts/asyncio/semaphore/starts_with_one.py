import asyncio
async def main():
    semaphore = asyncio.Semaphore()
    await semaphore.acquire()
    print(semaphore.locked())
asyncio.run(main())
