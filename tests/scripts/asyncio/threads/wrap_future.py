import asyncio, concurrent.futures
async def main():
    future = concurrent.futures.Future()
    wrapped = asyncio.wrap_future(future)
    asyncio.get_running_loop().call_soon(future.set_result, 5)
    print(await wrapped, asyncio.wrap_future(wrapped) is wrapped)
asyncio.run(main())
