import asyncio
async def ticker():
    for i in range(5):
        log.append(i)
        await asyncio.sleep(0)
async def fails():
    raise ValueError
async def main():
    t = asyncio.create_task(ticker())
    f = asyncio.create_task(fails())
    try:
        await f
    except ValueError:
        log.append("caught")
    await t
log = []
asyncio.run(main())
print(*log)  # expect: 0 1 caught 2 3 4
