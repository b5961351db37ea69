import asyncio
async def side(name, mine, theirs, turns):
    for i in range(turns):
        await mine.wait()
        mine.clear()
        log.append(f"{name}{i}")
        theirs.set()
async def main():
    a, b = asyncio.Event(), asyncio.Event()
    a.set()
    await asyncio.gather(side("ping", a, b, 3), side("pong", b, a, 3))
log = []
asyncio.run(main())
print(*log)  # expect: ping0 pong0 ping1 pong1 ping2 pong2
