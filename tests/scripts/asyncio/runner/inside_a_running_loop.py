import asyncio
async def main():
    coro = asyncio.sleep(0)
    try:
        asyncio.Runner().run(coro)
    except RuntimeError as error:
        print(error)
    coro.close()
asyncio.run(main())
