import asyncio
lock = asyncio.Lock()
async def main():
    await lock.acquire()
    try:
        async with asyncio.timeout(0):
            await lock.acquire()
    except TimeoutError:
        print("timeout")
asyncio.run(main())
async def again():
    try:
        await lock.acquire()
    except RuntimeError as error:
        print("different event loop" in str(error))
asyncio.run(again())
