import asyncio
async def nothing(): pass
async def main():
    task = asyncio.create_task(nothing())
    coro = nothing()
    print(asyncio.isfuture(task), asyncio.isfuture(coro), asyncio.isfuture(3))
    print(asyncio.iscoroutine(coro), asyncio.iscoroutine(task))
    coro.close()
    await task
asyncio.run(main())
