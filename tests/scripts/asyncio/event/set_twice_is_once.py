import asyncio
async def main():
    event = asyncio.Event()
    event.set()
    event.set()
    print(event.is_set())
    event.clear()
    print(event.is_set())
asyncio.run(main())
