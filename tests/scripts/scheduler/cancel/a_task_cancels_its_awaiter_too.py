import asyncio
async def inner():
    await asyncio.sleep(10)
async def outer(t):
    try:
        await t
    except asyncio.CancelledError:
        print("outer sees it, inner cancelled:", t.cancelled())  # expect: outer sees it, inner cancelled: True
        raise
async def main():
    t = asyncio.create_task(inner())
    o = asyncio.create_task(outer(t))
    await asyncio.sleep(0)
    o.cancel()
    await asyncio.wait([o])
    print(o.cancelled(), t.cancelled())  # expect: True True
asyncio.run(main())
