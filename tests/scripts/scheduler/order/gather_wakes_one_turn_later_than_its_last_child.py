import asyncio
async def ticker():
    for i in range(8):
        log.append(i)
        await asyncio.sleep(0)
async def child(n):
    for _ in range(n):
        await asyncio.sleep(0)
    log.append(f"child{n}")
async def main():
    t = asyncio.create_task(ticker())
    await asyncio.gather(child(1), child(3))
    log.append("gathered")
    await t
log = []
asyncio.run(main())
print(*log)  # expect: 0 1 child1 2 3 child3 4 5 gathered 6 7
