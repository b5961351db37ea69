import asyncio
async def work():
    me = asyncio.current_task()
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(me.cancelling(), me.uncancel(), me.uncancel(), me.cancelling())  # expect: 2 1 0 0
    await asyncio.sleep(0)
    return "went on"
async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(0)
    t.cancel()
    t.cancel()
    print(await t)  # expect: went on
asyncio.run(main())
