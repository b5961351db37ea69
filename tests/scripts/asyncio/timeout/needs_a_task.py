import asyncio
async def main():
    future = asyncio.get_running_loop().create_future()
    def callback():
        try:
            asyncio.timeout(1).__aenter__().send(None)
        except RuntimeError as error:
            future.set_result(str(error))
    asyncio.get_running_loop().call_soon(callback)
    print(await future)
asyncio.run(main())
