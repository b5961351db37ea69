import asyncio
async def fails():
    await asyncio.sleep(0)
    raise ValueError("broken")
async def long(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled", name)
        # expect: cancelled a
        # expect: cancelled b
        raise
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(long("a"))
            tg.create_task(fails())
            tg.create_task(long("b"))
    except ExceptionGroup as eg:
        print(eg, eg.exceptions)  # expect: unhandled errors in a TaskGroup (1 sub-exception) (ValueError('broken'),)
asyncio.run(main())
