import asyncio
async def worker(semaphore, n):
    async with semaphore:
        print("in", n)
        await asyncio.sleep(0)
        print("out", n)
async def main():
    semaphore = asyncio.Semaphore(2)
    await asyncio.gather(*(worker(semaphore, n) for n in range(4)))
asyncio.run(main())
