import asyncio, re
async def main():
    lock = asyncio.Lock()
    print(re.sub("0x[0-9a-f]+", "X", repr(lock)))
    await lock.acquire()
    task = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    print(re.sub("0x[0-9a-f]+", "X", repr(lock)))
    task.cancel()
asyncio.run(main())
