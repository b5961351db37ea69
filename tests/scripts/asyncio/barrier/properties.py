import asyncio
async def main():
    barrier = asyncio.Barrier(2)
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    task = asyncio.create_task(barrier.wait())
    await asyncio.sleep(0)
    print(barrier.parties, barrier.n_waiting, barrier.broken)
    await barrier.wait()
    print(await task, barrier.n_waiting)
asyncio.run(main())
