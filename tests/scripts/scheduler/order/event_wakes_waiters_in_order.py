import asyncio
async def waiter(event, name):
    await event.wait()
    log.append(name)
    await asyncio.sleep(0)
    log.append(name.upper())
async def main():
    e = asyncio.Event()
    tasks = [asyncio.create_task(waiter(e, n)) for n in "abc"]
    await asyncio.sleep(0)
    e.set()
    log.append("set")
    await asyncio.sleep(0)
    log.append("main")
    await asyncio.gather(*tasks)
log = []
asyncio.run(main())
print(*log)  # expect: set a b c main A B C
