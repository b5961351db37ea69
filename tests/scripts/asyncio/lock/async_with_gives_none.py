import asyncio
async def main():
    async with asyncio.Lock() as got:
        print(got)
asyncio.run(main())
