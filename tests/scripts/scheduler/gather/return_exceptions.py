import asyncio
async def fail(kind):
    raise kind("x")
async def ok():
    await asyncio.sleep(0)
    return "ok"
async def main():
    t = asyncio.create_task(asyncio.sleep(10))
    asyncio.get_running_loop().call_soon(t.cancel)
    r = await asyncio.gather(ok(), fail(KeyError), fail(ValueError), t, return_exceptions=True)
    print([x if isinstance(x, str) else type(x).__name__ for x in r])  # expect: ['ok', 'KeyError', 'ValueError', 'CancelledError']
asyncio.run(main())
