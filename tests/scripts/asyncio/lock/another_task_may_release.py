import asyncio
async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    async def other():
        lock.release()
    await asyncio.create_task(other())
    print(lock.locked())
asyncio.run(main())
