import asyncio
async def take(lock, name):
    async with lock:
        print(name)
async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    first = asyncio.create_task(take(lock, "first"))
    await asyncio.sleep(0)
    lock.release()
    await take(lock, "late")
    await first
asyncio.run(main())
