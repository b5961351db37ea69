# python3: differs because the rule is newer than 3.11
import asyncio
async def main():
    queue = asyncio.Queue(1)
    getters = [asyncio.create_task(queue.get()) for _ in range(2)]
    await asyncio.sleep(0)
    queue.shutdown()
    print([type(r).__name__ for r in await asyncio.gather(*getters, return_exceptions=True)])
asyncio.run(main())
