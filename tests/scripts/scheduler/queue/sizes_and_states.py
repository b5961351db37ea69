import asyncio
async def main():
    q = asyncio.Queue(maxsize=2)
    print(q.empty(), q.full(), q.qsize(), q.maxsize)  # expect: True False 0 2
    q.put_nowait("a")
    await q.put("b")
    print(q.empty(), q.full(), q.qsize())  # expect: False True 2
    try:
        q.put_nowait("c")
    except asyncio.QueueFull as e:
        print(repr(e))  # expect: QueueFull()
    print(await q.get(), q.get_nowait())  # expect: a b
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))  # expect: QueueEmpty()
asyncio.run(main())
