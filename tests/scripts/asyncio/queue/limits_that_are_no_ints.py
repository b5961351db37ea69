import asyncio, math
async def main():
    queue = asyncio.Queue(math.inf)
    print(type(queue).__name__, queue.full(), queue.maxsize, isinstance(queue, asyncio.Queue))
    await queue.put(1)
    print(await queue.get())
    half = asyncio.Queue(1.5)
    half.put_nowait(1)
    print(half.full())
    half.put_nowait(2)
    print(half.full())
    wrong = asyncio.Queue("x")
    try:
        await wrong.put(1)
    except TypeError as error:
        print(error)

asyncio.run(main())
