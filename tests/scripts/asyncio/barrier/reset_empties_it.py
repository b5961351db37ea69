import asyncio
async def main():
    barrier = asyncio.Barrier(2)
    async def party():
        try:
            await barrier.wait()
        except asyncio.BrokenBarrierError as error:
            print(error)
    task = asyncio.create_task(party())
    await asyncio.sleep(0)
    await barrier.reset()
    await task
    print(barrier.broken, barrier.n_waiting)
asyncio.run(main())
