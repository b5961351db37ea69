import asyncio
async def main():
    task = asyncio.create_task(asyncio.wait_for(asyncio.sleep(9), 5))
    await asyncio.sleep(0)
    task.cancel("outside")
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args)
asyncio.run(main())
