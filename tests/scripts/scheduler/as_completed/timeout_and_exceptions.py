import asyncio
async def work(n):
    await asyncio.sleep(n)
    if n == 0:
        raise ValueError("zero")
    return n
async def main():
    results = []
    for c in asyncio.as_completed([work(0.002), work(0)]):
        try:
            results.append(await c)
        except ValueError as e:
            results.append(str(e))
    print(results)  # expect: ['zero', 0.002]
    t = asyncio.create_task(asyncio.sleep(10))
    try:
        for c in asyncio.as_completed([t], timeout=0.002):
            await c
    except TimeoutError:
        print("timed out")  # expect: timed out
    t.cancel()
asyncio.run(main())
