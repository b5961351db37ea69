import asyncio
async def main():
    p, l = asyncio.PriorityQueue(), asyncio.LifoQueue()
    for item in [(3, "c"), (1, "a"), (2, "b"), (1, "A")]:
        p.put_nowait(item)
        l.put_nowait(item[1])
    print([p.get_nowait()[1] for _ in range(4)], [await l.get() for _ in range(4)])  # expect: ['A', 'a', 'b', 'c'] ['A', 'b', 'a', 'c']
asyncio.run(main())
