import asyncio
async def main():
    gathering = asyncio.gather(asyncio.sleep(0, 1), asyncio.sleep(0, 2))
    print(asyncio.isfuture(gathering), gathering.done())
    print(await gathering)
asyncio.run(main())
