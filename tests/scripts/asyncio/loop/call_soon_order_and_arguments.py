import asyncio
async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, 1, 2)
    loop.call_soon(print, 3)
    print("first")
    await asyncio.sleep(0)
asyncio.run(main())
