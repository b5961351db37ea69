import asyncio
async def fail(): raise ValueError("x")
async def main():
    task = asyncio.create_task(asyncio.sleep(9))
    asyncio.get_running_loop().call_soon(task.cancel)
    print(await asyncio.gather(task, fail(), asyncio.sleep(0, 3), return_exceptions=True))
asyncio.run(main())
