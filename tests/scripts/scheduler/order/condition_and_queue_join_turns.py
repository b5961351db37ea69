import asyncio
async def ticker():
    for i in range(8):
        log.append(i)
        await asyncio.sleep(0)
async def worker(q):
    while True:
        log.append(f"got {await q.get()}")
        q.task_done()
async def main():
    q = asyncio.Queue()
    t, w = asyncio.create_task(ticker()), asyncio.create_task(worker(q))
    await q.put("a")
    await q.put("b")
    await q.join()
    log.append("joined")
    w.cancel()
    await t
log = []
asyncio.run(main())
print(*log)  # expect: 0 got a got b 1 joined 2 3 4 5 6 7
