import asyncio
async def consumer(name, q):
    while True:
        log.append(name + str(await q.get()))
        q.task_done()
async def main():
    q = asyncio.Queue()
    workers = [asyncio.create_task(consumer(n, q)) for n in "ab"]
    await asyncio.sleep(0)
    for i in range(6):
        q.put_nowait(i)
    await q.join()
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True) == [None] * 2, [w.cancelled() for w in workers])  # expect: False [True, True]
log = []
asyncio.run(main())
print(*log)  # expect: a0 a1 a2 a3 a4 a5
