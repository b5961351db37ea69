import asyncio
async def main():
    event = asyncio.Event()
    event.set()
    print(await event.wait())
asyncio.run(main())
