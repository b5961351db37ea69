import asyncio
async def main():
    task = asyncio.create_task(asyncio.sleep(9))
    asyncio.get_running_loop().call_soon(task.cancel)
    try:
        await asyncio.gather(task, asyncio.sleep(0))
    except asyncio.CancelledError as error:
        print("cancelled", error.args, asyncio.current_task().cancelling())
asyncio.run(main())
