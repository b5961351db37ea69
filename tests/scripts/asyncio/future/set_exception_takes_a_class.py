import asyncio
async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_exception(LookupError)
    try:
        await future
    except LookupError as error:
        print(repr(error))
asyncio.run(main())
