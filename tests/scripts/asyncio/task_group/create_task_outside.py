import asyncio
async def nothing(): pass
async def main():
    group = asyncio.TaskGroup()
    coro = nothing()
    try:
        group.create_task(coro)
    except RuntimeError as error:
        print("not been entered" in str(error))
    coro.close()
    async with group:
        pass
    coro = nothing()
    try:
        group.create_task(coro)
    except RuntimeError as error:
        print("is finished" in str(error))
    coro.close()
asyncio.run(main())
