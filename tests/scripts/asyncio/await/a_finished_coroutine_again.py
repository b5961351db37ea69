import asyncio
async def one(): return 1
async def main():
    coro = one()
    print(await coro)
    try:
        await coro
    except RuntimeError as error:
        print(error)
asyncio.run(main())
