import asyncio
async def main():
    queue = asyncio.PriorityQueue()
    for item in (5, 1, 4, 2):
        await queue.put(item)
    print([await queue.get() for _ in range(4)])
asyncio.run(main())
