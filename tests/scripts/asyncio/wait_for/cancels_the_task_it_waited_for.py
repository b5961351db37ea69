import asyncio
async def slow():
    try:
        await asyncio.sleep(9)
    except asyncio.CancelledError:
        print("cancelled")
        raise
async def main():
    task = asyncio.create_task(slow())
    try:
        await asyncio.wait_for(task, 0.001)
    except TimeoutError as error:
        print(repr(error), task.cancelled())
asyncio.run(main())
