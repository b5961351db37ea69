import asyncio
async def numbers(name, n):
    for i in range(n):
        await asyncio.sleep(0)
        yield f"{name}{i}"
async def drain(name, n):
    async for x in numbers(name, n):
        log.append(x)
async def main():
    await asyncio.gather(drain("a", 3), drain("b", 2), drain("c", 3))
log = []
asyncio.run(main())
print(*log)  # expect: a0 b0 c0 a1 b1 c1 a2 c2
