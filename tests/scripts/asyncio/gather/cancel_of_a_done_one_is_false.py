import asyncio
async def main():
    gathering = asyncio.gather(asyncio.sleep(0))
    await gathering
    print(gathering.cancel(), gathering.done())
asyncio.run(main())
