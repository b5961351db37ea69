# python3: differs because the rule is newer than 3.11
import asyncio
async def child():
    await asyncio.sleep(0)
    return "went on"
async def main():
    task = asyncio.create_task(child())
    task.cancel()
    task.uncancel()
    try:
        print(await task)
    except asyncio.CancelledError:
        print("cancelled")
asyncio.run(main())
