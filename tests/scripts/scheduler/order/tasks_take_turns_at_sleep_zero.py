import asyncio
async def worker(name):
    for i in range(3):
        log.append(f"{name}{i}")
        await asyncio.sleep(0)
async def main():
    await asyncio.gather(worker("a"), worker("b"), worker("c"))
log = []
asyncio.run(main())
print(*log)  # expect: a0 b0 c0 a1 b1 c1 a2 b2 c2
