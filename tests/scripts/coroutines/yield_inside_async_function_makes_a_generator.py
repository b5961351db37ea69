import asyncio
async def letters():
    for c in "abc":
        received = yield c
        if received:
            yield received.upper()
async def main():
    g = letters()
    print(await g.asend(None), await g.asend("z"), await anext(g))  # expect: a Z b
    out = []
    async for c in letters():
        out.append(c)
    print(out)  # expect: ['a', 'b', 'c']
asyncio.run(main())
