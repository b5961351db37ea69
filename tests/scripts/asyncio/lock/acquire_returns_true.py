import asyncio
async def main():
    print(await asyncio.Lock().acquire())
asyncio.run(main())
