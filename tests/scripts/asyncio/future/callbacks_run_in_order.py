import asyncio
async def main():
    future = asyncio.get_running_loop().create_future()
    for n in range(4):
        future.add_done_callback(lambda f, n=n: print(n))
    future.set_result(None)
    await asyncio.sleep(0)
asyncio.run(main())
