import asyncio
async def agen(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i
async def double(x):
    await asyncio.sleep(0)
    return x * 2
async def main():
    print([x async for x in agen(4) if x % 2], {x async for x in agen(2)}, {x: str(x) async for x in agen(2)})  # expect: [1, 3] {0, 1} {0: '0', 1: '1'}
    print([await double(x) for x in range(3)], [await double(x) async for x in agen(3) if await double(x)])  # expect: [0, 2, 4] [2, 4]
    g = (await double(x) async for x in agen(3))
    print(type(g).__name__, [x async for x in g])  # expect: async_generator [0, 2, 4]
    print([[y async for y in agen(x)] async for x in agen(3)], [(x, y) for x in range(2) async for y in agen(2)])  # expect: [[], [0], [0, 1]] [(0, 0), (0, 1), (1, 0), (1, 1)]
asyncio.run(main())
