import asyncio
async def waiter(c, name):
    async with c:
        await c.wait()
        log.append(name)
async def main():
    c = asyncio.Condition()
    tasks = [asyncio.create_task(waiter(c, n)) for n in "abc"]
    await asyncio.sleep(0)
    async with c:
        c.notify(1)
    await asyncio.sleep(0.001)
    log.append("|")
    async with c:
        c.notify_all()
    await asyncio.gather(*tasks)
    print(*log)  # expect: a | b c
log = []
asyncio.run(main())
