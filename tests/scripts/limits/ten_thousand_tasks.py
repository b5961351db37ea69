# skip gc: it holds many objects, and every safepoint would walk them all
import asyncio
async def work(i):
    await asyncio.sleep(0)
    return i
async def main():
    print(sum(await asyncio.gather(*(work(i) for i in range(10_000)))))  # expect: 49995000
asyncio.run(main())
