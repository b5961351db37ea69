import asyncio
async def main():
    task = asyncio.create_task(asyncio.sleep(0.002, "kept"))
    try:
        await asyncio.wait_for(asyncio.shield(task), 0.001)
    except TimeoutError:
        print(await task)
asyncio.run(main())
