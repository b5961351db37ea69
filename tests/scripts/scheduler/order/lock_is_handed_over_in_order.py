import asyncio
async def worker(lock, name):
    async with lock:
        log.append(name + "+")
        await asyncio.sleep(0)
        log.append(name + "-")
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(worker(lock, n) for n in "abc"))
    log.append(str(lock.locked()))
log = []
asyncio.run(main())
print(*log)  # expect: a+ a- b+ b- c+ c- False
