import asyncio
async def main():
    q = asyncio.Queue()
    getters = [asyncio.create_task(q.get()) for _ in range(3)]
    await asyncio.sleep(0)
    getters[0].cancel()
    q.put_nowait("x")
    q.put_nowait("y")
    print(await asyncio.gather(*getters[1:]), q.qsize())  # expect: ['x', 'y'] 0
    await asyncio.wait(getters)
    print([g.cancelled() for g in getters])  # expect: [True, False, False]
asyncio.run(main())
