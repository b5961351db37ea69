import asyncio
async def worker(q):
    while True:
        x = await q.get()
        await asyncio.sleep(0)
        log.append(x)
        q.task_done()
async def main():
    q = asyncio.Queue()
    for x in range(3):
        q.put_nowait(x)
    w = asyncio.create_task(worker(q))
    await q.join()
    print(log, q.qsize())  # expect: [0, 1, 2] 0
    w.cancel()
    try:
        q.task_done()
    except ValueError as e:
        print(e)  # expect: task_done() called too many times
log = []
asyncio.run(main())
