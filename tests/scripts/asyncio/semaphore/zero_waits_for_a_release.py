import asyncio
async def main():
    semaphore = asyncio.Semaphore(0)
    asyncio.get_running_loop().call_soon(semaphore.release)
    print(await semaphore.acquire())
asyncio.run(main())
