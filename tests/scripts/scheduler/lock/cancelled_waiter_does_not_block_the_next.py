import asyncio
async def holder(lock, name):
    async with lock:
        log.append(name)
async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(holder(lock, n)) for n in "abc"]
    await asyncio.sleep(0)
    tasks[0].cancel()
    lock.release()
    await asyncio.wait(tasks)
    print(log, tasks[0].cancelled(), lock.locked())  # expect: ['b', 'c'] True False
log = []
asyncio.run(main())
