import asyncio
async def slow(): await asyncio.sleep(9)
async def main():
    coro = slow()
    task = asyncio.create_task(coro)
    await asyncio.sleep(0)
    try:
        await coro
    except RuntimeError as error:
        print(error)
    task.cancel()
asyncio.run(main())
