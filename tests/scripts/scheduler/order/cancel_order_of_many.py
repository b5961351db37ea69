import asyncio
async def sleeper(i):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append(i)
        raise
async def main():
    tasks = [asyncio.create_task(sleeper(i)) for i in range(5)]
    await asyncio.sleep(0)
    for i in (3, 0, 4, 1, 2):
        tasks[i].cancel()
    await asyncio.wait(tasks)
    print(log, all(t.cancelled() for t in tasks))  # expect: [3, 0, 4, 1, 2] True
log = []
asyncio.run(main())
