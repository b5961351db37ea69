import asyncio
async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        raise ValueError("instead") from e
async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except ValueError as e:
        print(e, type(e.__cause__).__name__, t.cancelled())  # expect: instead CancelledError False
asyncio.run(main())
