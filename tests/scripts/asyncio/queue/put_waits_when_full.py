import asyncio
async def main():
    queue = asyncio.Queue(1)
    await queue.put(1)
    putter = asyncio.create_task(queue.put(2))
    await asyncio.sleep(0)
    print(putter.done(), queue.full(), queue.qsize())
    print(queue.get_nowait())
    await putter
    print(queue.get_nowait())
asyncio.run(main())
