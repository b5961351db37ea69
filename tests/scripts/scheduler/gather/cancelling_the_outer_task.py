import asyncio
async def child(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append(name)
        raise
async def outer():
    await asyncio.gather(child("a"), child("b"), return_exceptions=True)
    log.append("never")
async def main():
    t = asyncio.create_task(outer())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t.cancel()
    r = await asyncio.gather(t, return_exceptions=True)
    print(log, [type(x).__name__ for x in r])  # expect: ['a', 'b'] ['CancelledError']
log = []
asyncio.run(main())
