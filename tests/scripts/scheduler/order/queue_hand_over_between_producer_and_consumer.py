import asyncio
async def producer(q):
    for i in range(4):
        await q.put(i)
        log.append(f"put{i}")
    await q.put(None)
async def consumer(q):
    while (x := await q.get()) is not None:
        log.append(f"got{x}")
async def main():
    for size in (1, 2, 0):
        q = asyncio.Queue(size)
        await asyncio.gather(producer(q), consumer(q))
        log.append("|")
log = []
asyncio.run(main())
print(*log)  # expect: put0 got0 put1 got1 put2 got2 put3 got3 | put0 put1 got0 got1 put2 put3 got2 got3 | put0 put1 put2 put3 got0 got1 got2 got3 |
