import asyncio
async def fails():
    await asyncio.sleep(0)
    raise KeyError("inner")
async def main():
    try:
        await asyncio.wait_for(fails(), 5)
    except KeyError as e:
        print(repr(e))  # expect: KeyError('inner')
    t = asyncio.create_task(asyncio.wait_for(asyncio.sleep(10), 10))
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("outer cancelled")  # expect: outer cancelled
asyncio.run(main())
