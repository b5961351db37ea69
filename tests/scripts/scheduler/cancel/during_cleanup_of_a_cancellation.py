import asyncio
async def careful():
    try:
        await asyncio.sleep(10)
    finally:
        try:
            await asyncio.sleep(10)
        finally:
            print("second cleanup")
async def main():
    t = asyncio.create_task(careful())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.sleep(0)
    print(t.done(), t.cancelling())
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print(t.cancelled(), t.cancelling())
asyncio.run(main())
