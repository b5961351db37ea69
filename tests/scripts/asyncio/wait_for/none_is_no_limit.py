import asyncio
async def main():
    print(await asyncio.wait_for(asyncio.sleep(0, 1), None))
asyncio.run(main())
