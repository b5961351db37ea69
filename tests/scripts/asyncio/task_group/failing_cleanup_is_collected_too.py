import asyncio
async def cleanup():
    try:
        await asyncio.sleep(9)
    finally:
        raise KeyError("cleanup")
async def fail():
    await asyncio.sleep(0)
    raise ValueError
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(cleanup())
            group.create_task(fail())
    except BaseExceptionGroup as errors:
        print(sorted(type(e).__name__ for e in errors.exceptions))
asyncio.run(main())
