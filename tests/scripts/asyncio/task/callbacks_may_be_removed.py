import asyncio
async def nothing(): pass
def told(task): print("told")
async def main():
    task = asyncio.create_task(nothing())
    task.add_done_callback(told)
    task.add_done_callback(told)
    print(task.remove_done_callback(told), task.remove_done_callback(told))
    await task
asyncio.run(main())
