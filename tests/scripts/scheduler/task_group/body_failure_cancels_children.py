import asyncio
async def long():
    try:
        await asyncio.sleep(10)
    finally:
        print("child stopped")  # expect: child stopped
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(long())
            await asyncio.sleep(0)
            raise KeyError("body")
    except BaseException as e:
        print(type(e).__name__, repr(e.exceptions))  # expect: ExceptionGroup (KeyError('body'),)
asyncio.run(main())
