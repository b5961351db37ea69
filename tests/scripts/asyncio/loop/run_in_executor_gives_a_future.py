import asyncio
async def main():
    loop = asyncio.get_running_loop()
    future = loop.run_in_executor(None, lambda a, b: a + b, 1, 2)
    print(asyncio.isfuture(future), await future)
    try:
        await loop.run_in_executor(None, int, "x")
    except ValueError as error:
        print(error)
asyncio.run(main())
