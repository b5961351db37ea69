import asyncio
async def nothing(): pass
async def main():
    coro = nothing()
    task = asyncio.create_task(coro)
    print(task.get_coro() is coro, task.get_loop() is asyncio.get_running_loop())
    await task
asyncio.run(main())
