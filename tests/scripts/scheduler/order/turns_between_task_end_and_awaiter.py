import asyncio
async def ticker():
    for i in range(6):
        log.append(i)
        await asyncio.sleep(0)
async def quick():
    log.append("quick")
    return "r"
async def main():
    t = asyncio.create_task(ticker())
    q = asyncio.create_task(quick())
    log.append(await q)
    log.append("woken")
    await asyncio.sleep(0)
    log.append("again")
    await t
log = []
asyncio.run(main())
print(*log)  # expect: 0 quick 1 r woken 2 again 3 4 5
