import asyncio
async def wait(future, n):
    print(n, await future)
async def main():
    future = asyncio.get_running_loop().create_future()
    tasks = [asyncio.create_task(wait(future, n)) for n in range(3)]
    await asyncio.sleep(0)
    future.set_result("r")
    await asyncio.gather(*tasks)
asyncio.run(main())
