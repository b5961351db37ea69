import asyncio
async def ticker():
    for i in range(8):
        log.append(i)
        await asyncio.sleep(0)
async def child():
    await asyncio.sleep(0)
    log.append("child")
async def main():
    t = asyncio.create_task(ticker())
    await asyncio.shield(child())
    log.append("shielded")
    await asyncio.wait([asyncio.create_task(child())])
    log.append("waited")
    await t
log = []
asyncio.run(main())
print(*log)  # expect: 0 1 child 2 3 shielded 4 5 child 6 7 waited
