import asyncio
async def work():
    try:
        await asyncio.sleep(10)
    except Exception:
        print("never caught here")
async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(0)
    t.cancel()
    print([type(r).__name__ for r in await asyncio.gather(t, return_exceptions=True)])  # expect: ['CancelledError']
    print(issubclass(asyncio.CancelledError, Exception), issubclass(asyncio.CancelledError, BaseException))  # expect: False True
asyncio.run(main())
