import asyncio
async def work(n):
    for _ in range(n):
        await asyncio.sleep(0)
    return n
async def main():
    for next_done in asyncio.as_completed([work(5), work(1), work(3)]):
        print(await next_done)
        # expect: 1
        # expect: 3
        # expect: 5
asyncio.run(main())
