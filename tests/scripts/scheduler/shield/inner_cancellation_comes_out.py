import asyncio
async def main():
    inner = asyncio.create_task(asyncio.sleep(10))
    s = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    try:
        await s
    except asyncio.CancelledError:
        print(inner.cancelled(), s.cancelled())  # expect: True True
asyncio.run(main())
