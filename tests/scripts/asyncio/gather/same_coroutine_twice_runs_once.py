import asyncio
async def one():
    print("runs")
    return 1
async def main():
    coro = one()
    print(await asyncio.gather(coro, coro))
asyncio.run(main())
