import asyncio
async def child():
    for n in range(2):
        try:
            await asyncio.sleep(0.001)
            print("slept", n)
        except asyncio.CancelledError as error:
            print("cancelled", n, error.args)
async def main():
    task = asyncio.create_task(child())
    await asyncio.sleep(0)
    task.cancel("first")
    task.cancel("second")
    await task
asyncio.run(main())
