import asyncio
async def main():
    semaphore = asyncio.Semaphore(1)
    semaphore.release()
    await semaphore.acquire()
    await semaphore.acquire()
    print(semaphore.locked())
asyncio.run(main())
