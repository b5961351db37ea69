import asyncio
async def worker(sem, name):
    async with sem:
        log.append(name + "+")
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        log.append(name + "-")
async def main():
    sem = asyncio.Semaphore(2)
    await asyncio.gather(*(worker(sem, n) for n in "abcd"))
log = []
asyncio.run(main())
print(*log)  # expect: a+ b+ a- b- c+ d+ c- d-
