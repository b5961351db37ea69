import asyncio
async def main():
    print(await asyncio.to_thread(sorted, [2, 3, 1], reverse=True))
asyncio.run(main())
