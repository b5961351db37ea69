import asyncio
async def fail_when_cancelled():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise KeyError("while stopping")
async def fails():
    raise ValueError("first")
async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail_when_cancelled())
            tg.create_task(fails())
    except ExceptionGroup as eg:
        print(eg.message, sorted(type(e).__name__ for e in eg.exceptions))  # expect: unhandled errors in a TaskGroup ['KeyError', 'ValueError']
asyncio.run(main())
