import asyncio
async def main():
    event = asyncio.Event()
    event.set()
    event.clear()
    try:
        await asyncio.wait_for(event.wait(), 0)
    except TimeoutError:
        print("waits")
asyncio.run(main())
