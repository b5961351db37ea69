import asyncio, types
@types.coroutine
def wait(future):
    return (yield from future)
async def main():
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(future.set_result, 3)
    print(await wait(future))
asyncio.run(main())
