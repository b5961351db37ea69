import asyncio
async def never():
    print("never runs")
async def main():
    t = asyncio.create_task(never())
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", t.cancelled())  # expect: cancelled True
asyncio.run(main())
