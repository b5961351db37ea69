import asyncio
async def nothing(): pass
async def main():
    task = asyncio.create_task(nothing(), name=7)
    print(repr(task.get_name()))
    task.set_name(8)
    print(repr(task.get_name()))
    await task
asyncio.run(main())
