import asyncio
async def main():
    t = asyncio.create_task(asyncio.sleep(0.03, "late"))
    done, pending = await asyncio.wait([t], timeout=0.002)
    print(len(done), len(pending), t.cancelled())  # expect: 0 1 False
    print(await t)  # expect: late
    done, pending = await asyncio.wait({t})
    print(len(done), len(pending))  # expect: 1 0
    try:
        await asyncio.wait([])
    except ValueError as e:
        print(e)  # expect: Set of Tasks/Futures is empty.
asyncio.run(main())
