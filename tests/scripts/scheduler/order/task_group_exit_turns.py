import asyncio
async def ticker():
    for i in range(7):
        log.append(i)
        await asyncio.sleep(0)
async def child(n):
    for _ in range(n):
        await asyncio.sleep(0)
    log.append(f"c{n}")
async def main():
    t = asyncio.create_task(ticker())
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(0))
        tg.create_task(child(2))
    log.append("out")
    async with asyncio.TaskGroup():
        pass
    log.append("empty out")
    await t
log = []
asyncio.run(main())
print(*log)  # expect: 0 c0 1 2 c2 3 4 out empty out 5 6
