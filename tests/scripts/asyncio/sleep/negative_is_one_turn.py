import asyncio
async def main():
    asyncio.get_running_loop().call_soon(print, "between")
    print(await asyncio.sleep(-5, "result"))
asyncio.run(main())
