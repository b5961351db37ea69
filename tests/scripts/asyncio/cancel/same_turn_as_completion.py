import asyncio
async def main():
    future = asyncio.get_running_loop().create_future()
    async def waiter(): return await future
    task = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    future.set_result("result")
    print(task.cancel())
    try:
        print(await task)
    except asyncio.CancelledError:
        print("cancelled")
asyncio.run(main())
