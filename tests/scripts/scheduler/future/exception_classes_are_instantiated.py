import asyncio
async def main():
    f = asyncio.get_running_loop().create_future()
    f.set_exception(KeyError)
    try:
        await f
    except KeyError as e:
        print(repr(e))  # expect: KeyError()
asyncio.run(main())
