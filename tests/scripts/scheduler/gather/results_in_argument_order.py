import asyncio
async def work(n):
    await asyncio.sleep(n * 0.006)
    return n
async def main():
    print(await asyncio.gather(work(2), work(0), work(1)))  # expect: [2, 0, 1]
    print(await asyncio.gather())  # expect: []
    t = asyncio.create_task(work(0))
    print(await asyncio.gather(t, work(1), t))  # expect: [0, 1, 0]
asyncio.run(main())
