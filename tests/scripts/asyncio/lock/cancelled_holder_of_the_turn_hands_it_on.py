import asyncio
async def take(lock, name):
    async with lock:
        print(name)
async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    one, two = [asyncio.create_task(take(lock, n)) for n in ("one", "two")]
    await asyncio.sleep(0)
    lock.release()
    one.cancel()
    print(await asyncio.gather(one, two, return_exceptions=True))
asyncio.run(main())
