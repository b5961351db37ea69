import asyncio
async def main():
    queue = asyncio.Queue()
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    await queue.put("x")
    print(await getter)
asyncio.run(main())
