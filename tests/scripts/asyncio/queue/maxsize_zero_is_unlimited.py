import asyncio
async def main():
    queue = asyncio.Queue(0)
    for n in range(100):
        queue.put_nowait(n)
    print(queue.full(), queue.qsize(), queue.maxsize)
asyncio.run(main())
