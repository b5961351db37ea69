import asyncio
async def main():
    print(await asyncio.Queue().join())
asyncio.run(main())
