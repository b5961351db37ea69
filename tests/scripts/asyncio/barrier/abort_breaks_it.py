import asyncio
async def main():
    barrier = asyncio.Barrier(2)
    async def party():
        try:
            await barrier.wait()
        except asyncio.BrokenBarrierError as error:
            print(type(error).__name__, error)
    task = asyncio.create_task(party())
    await asyncio.sleep(0)
    await barrier.abort()
    await task
    print(barrier.broken)
    await party()
asyncio.run(main())
