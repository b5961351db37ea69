import asyncio
async def child():
    try:
        await asyncio.sleep(9)
    finally:
        try:
            await asyncio.sleep(9)
        except asyncio.CancelledError as error:
            print("again", error.args)
async def main():
    task = asyncio.create_task(child())
    await asyncio.sleep(0)
    task.cancel(1)
    await asyncio.sleep(0)
    task.cancel(2)
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args)
asyncio.run(main())
